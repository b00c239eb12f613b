import type { Canvas } from './drawing/canvas.ts';
import type { FigureTable } from './figure.ts';

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A figure before it is drawn: its data and its words, and how to put them on a canvas of any width. */
export interface Chart {
  readonly table: FigureTable;
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  /** Values grow upwards; in all others they grow to the right. */
  readonly upright?: boolean;
  /** Draws into the canvas. What needs more width than the canvas has says so, and scrolls in its box. */
  draw(canvas: Canvas): Extent;
}
