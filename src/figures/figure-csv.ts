import { csvText } from '../analysis/csv.ts';
import type { FigureTable } from './figure.ts';

/** Exactly the numbers drawn, unrounded, with tags for names; text that a spreadsheet would run is defused. */
export function figureCsv(table: FigureTable): string {
  return csvText(
    table.columns.map(({ key }) => key),
    table.rows,
  );
}
