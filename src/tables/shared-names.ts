import { cellText, type Cell, type Column } from '../figures/table.ts';
import type { ReportTable } from './report-table.ts';

/**
 * A table whose rows are all of one model, or one library, says so in its caption rather than in every row: on a phone the names
 * would take the room of the numbers.
 */
export function withSharedNames(table: ReportTable): ReportTable {
  const { columns, rows, caption } = table;
  const shared = columns.filter((column, index) => isName(column) && isSame(rows, index));
  if (rows.length < 2 || shared.length === 0) return table;
  const kept = columns.flatMap((column, index) => (shared.includes(column) ? [] : [index]));
  const names = shared.map((column) => cellText(column, rows[0]![columns.indexOf(column)]!));
  const hasHead = kept.some((index) => columns[index]!.head);
  return {
    ...table,
    columns: kept.map((index, at) => ({
      ...columns[index]!,
      head: columns[index]!.head ?? (!hasHead && at === 0),
    })),
    rows: rows.map((row) => kept.map((index) => row[index]!)),
    caption: `${caption} All rows are of ${names.join(' with ')}.`,
  };
}

function isName({ key, head }: Column): boolean {
  return head === true && (key === 'model' || key === 'library');
}

function isSame(rows: readonly (readonly Cell[])[], index: number): boolean {
  return new Set(rows.map((row) => row[index])).size === 1;
}
