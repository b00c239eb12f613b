import type { CellOrder } from '../tables/cell-order.ts';

/** A row as text: which dataset it is of, and what its cells say. */
export interface TextRow {
  readonly dataset: string;
  readonly cells: readonly string[];
}

/** What a reader looks for. */
export interface Wanted {
  /** Each has to be somewhere in a row, in any case. */
  readonly words: readonly string[];
  /** What the cells of a column have to say; of a column that a table lacks, some cell has to have it in it. */
  readonly picks: ReadonlyMap<string, string>;
}

export interface Sorting {
  readonly column: number;
  readonly order: CellOrder;
  readonly sign: 1 | -1;
}

/** @param words as they are typed */
export function wordsOf(words: string): readonly string[] {
  return words.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a text has all the words. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/**
 * The rows that a reader wants, sorted where they asked for it and as they came where not.
 *
 * @param keys of the columns that can be picked from, by their places
 */
export function wantedRows<Row extends TextRow>(
  rows: readonly Row[],
  keys: ReadonlyMap<string, number>,
  { words, picks }: Wanted,
  sorting?: Sorting,
): readonly Row[] {
  const wanted = rows.filter(
    ({ cells }) =>
      hasWords(cells.join(' '), words) &&
      [...picks].every(([key, value]) => {
        const column = keys.get(key);
        return column === undefined ? cells.some((cell) => cell.includes(value)) : cells[column] === value;
      }),
  );
  if (sorting === undefined) return wanted;
  const { column, order, sign } = sorting;
  return wanted.toSorted((a, b) => order(a.cells[column] ?? '', b.cells[column] ?? '', sign));
}
