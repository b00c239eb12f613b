import type { Canvas } from './drawing/canvas.ts';
import type { PlainTable } from './table.ts';

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** What a chart says, whatever its drawing looks like. */
export interface ChartWords {
  readonly table: PlainTable;
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
}

/** A figure before it is drawn: its data and its words, and how to put them on a canvas of any width. */
export interface Chart extends ChartWords {
  /** Values grow upwards; in all others they grow to the right. */
  readonly upright?: boolean;
  /** Draws into the canvas. What needs more width than the canvas has says so, and scrolls in its box. */
  draw(canvas: Canvas): Extent;
  /** Of a chart that may need more width than it gets. */
  readonly parts?: ChartParts;
  /** The same drawing from the top down in pieces that fit onto a page of paper each; absent where it does as a whole. */
  pieces?(width: number): readonly Piece[];
}

/** Draws a part of a chart into a canvas of its own. */
export type Piece = (canvas: Canvas) => Extent;

/** The same drawing taken apart, so that only what has to scrolls. */
export interface ChartParts {
  /** What the plot takes on a canvas of this width. */
  widthOn(width: number): number;
  /** Key and remarks, which stand above. Returns its height. */
  head(canvas: Canvas): number;
  plot(canvas: Canvas): Extent;
  /** What lies over the plot's left edge and stays there; absent where nothing can. */
  axis?(canvas: Canvas): Extent;
}
