/** A table of a difference, as text, for a terminal or Markdown. */
export interface DifferenceTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What to say where there is no row. */
  readonly empty: string;
}
