import type { PlainTable } from './table.ts';

/** One figure, with all its faces. */
export interface Figure {
  readonly id: string;
  /** A complete, self-contained drawing: classes and presentation attributes, no inline style. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Exactly what is drawn: one array feeds the drawing, the accessible table and the CSV. */
  readonly table: PlainTable;
  readonly caption: string;
  /** A short name for the drawing. */
  readonly title: string;
  /** What there is to see, in words, from the data. */
  readonly alt: string;
}

/** In pixels: a figure in a column of text on a desktop. */
export const WIDE = 720;

/** On a phone. */
export const NARROW = 336;
