import { type Cell, cellText, isMissing, type PlainCell, type Table } from '../../figures/table.ts';
import type { TitledTable } from '../titled-table.ts';

/** A table of which each row is of a board. */
export interface BoardTable extends TitledTable {
  /** The dataset of each row, parallel to the rows. */
  readonly datasets: readonly string[];
}

/** A row as pages and their scripts have it: the dataset, then the texts of the cells. */
export type TextRow = readonly [dataset: string, ...cells: string[]];

/** A page holds so many rows; of longer tables the rest is in a file that the browser asks for when it needs it. */
export const FIRST_ROWS = 100;

export function textRows({ columns, rows, datasets }: BoardTable): readonly TextRow[] {
  return rows.map((row, at) => [datasets[at]!, ...row.map((cell, index) => cellText(columns[index]!, cell))]);
}

/** The same as files have them: the dataset, then numbers unrounded and nothing where there is no value. */
export function plainRows({ rows, datasets }: BoardTable): readonly (readonly PlainCell[])[] {
  return rows.map((row, at) => [datasets[at]!, ...row.map(plainCell)]);
}

function plainCell(cell: Cell): PlainCell {
  if (isMissing(cell)) return null;
  return typeof cell === 'object' ? cell.value : cell;
}

/** What the cells of the columns of that name say, of all tables together, in the order of words and numbers. */
export function choices(tables: readonly Table[], filter: string): readonly string[] {
  const values = tables.flatMap(({ columns, rows }) =>
    columns.flatMap((column, index) =>
      column.filter === filter ? rows.map((row) => cellText(column, row[index]!)) : [],
    ),
  );
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
