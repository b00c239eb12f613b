import { csvText } from '../analysis/csv.ts';
import type { PlainTable } from './table.ts';

/** Exactly the numbers drawn, unrounded, with tags for names; text that a spreadsheet would run is defused. */
export function figureCsv(table: PlainTable): string {
  return csvText(
    table.columns.map(({ key }) => key),
    table.rows,
  );
}
