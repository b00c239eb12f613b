/** A cell of the table behind a figure; null is "not measured". */
export type Cell = string | number | null;

export interface FigureColumn {
  /** Machine name, the CSV header: lower case, with its unit, e.g. `mean_ms`. */
  readonly key: string;
  /** For people, with its unit: `time per image (ms)`. */
  readonly label: string;
  readonly numeric: boolean;
  /** Its cells name the row: what the mark is of, rather than something said about it. */
  readonly head?: boolean;
  /** Labels for the tags in this column, its own properties alone; a tag without one stands for itself. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Exactly what is drawn, as a table: one array feeds the drawing, the accessible table and the CSV. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One figure, with all its faces. */
export interface Figure {
  readonly id: string;
  /** A complete, self-contained drawing: classes and presentation attributes, no inline style. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly table: FigureTable;
  readonly caption: string;
  /** A short name for the drawing. */
  readonly title: string;
  /** What there is to see, in words, from the data. */
  readonly alt: string;
}
