import { csvText, type CsvCell, type CsvOptions } from './csv.ts';
import type { TableName, TableRows } from './rows.ts';
import { TABLE_COLUMNS } from './table-columns.ts';

/** A published table as CSV, columns in the published order, numbers with every digit they have. */
export function tableCsv<Name extends TableName>(
  name: Name,
  rows: readonly TableRows[Name][],
  options?: CsvOptions,
): string {
  const keys = TABLE_COLUMNS[name].columns.map(({ key }) => key);
  return csvText(
    keys,
    rows.map((row) => keys.map((key) => row[key] as CsvCell)),
    options,
  );
}
