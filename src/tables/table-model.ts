/** A table as people read it: what {@link file://../components/DataTable.astro} renders and the browser sorts, filters and copies. */
export interface ReadableTable {
  /** Stable and unique on its page: the anchor. */
  readonly id: string;
  readonly title: string;
  /** What the rows are, in a sentence. */
  readonly description?: string;
  readonly columns: readonly ReadableColumn[];
  readonly rows: readonly (readonly ReadableCell[])[];
  /** Where the same figures are, unrounded: site paths, e.g. `/data/jetson-tx1/inference/speedup.csv`. */
  readonly downloads?: readonly { readonly label: string; readonly path: string }[];
}

export interface ReadableColumn {
  /** With its unit, e.g. `mean (ms)`. */
  readonly label: string;
  readonly numeric: boolean;
  /** Whether its cells name the row; left out, the first column does, or the first two where both are words. */
  readonly head?: boolean;
  /** Columns by which a reader may filter. */
  readonly filter?: 'model' | 'library' | undefined;
}

/** null is "not measured"; `missing` says more than that in a few words, e.g. `failed 3 of 3`. */
export type ReadableCell = string | null | { readonly missing: string };
