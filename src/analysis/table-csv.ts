import { csvText, type CsvCell } from './csv.ts';
import type { TableName, TableRows } from './rows.ts';
import { TABLE_COLUMNS } from './table-columns.ts';

/** A published table as CSV, columns in the published order, numbers with every digit they have, formulas defused. */
export function tableCsv<Name extends TableName>(name: Name, rows: readonly TableRows[Name][]): string {
  const keys = TABLE_COLUMNS[name].columns.map(({ key }) => key);
  return csvText(
    keys,
    rows.map((row) => keys.map((key) => row[key] as CsvCell)),
  );
}
