import type { Analysis } from './analysis.ts';
import { csvOf } from './csv.ts';
import { type PublishedColumn, type RowCells, withFactorColumns } from './factor-columns.ts';
import type { Metric } from './metric.ts';
import type { TableName, TableRows } from './rows.ts';
import { TABLE_COLUMNS } from './table-columns.ts';

/** A published table as CSV, columns in the published order, numbers with every digit they have, formulas defused. */
export function tableCsv(name: TableName, metric: Metric, analysis: Analysis): string {
  return csvOf(columnsOf(name, analysis), rowsOf(name, metric, analysis));
}

/** The same table as JSON: an array of its rows, which have the names of the columns in the published order. */
export function tableJson(name: TableName, metric: Metric, analysis: Analysis): string {
  const rows = rowsOf(name, metric, analysis);
  if (analysis.descriptor.factors.length === 0) return JSON.stringify(rows);
  const columns = columnsOf(name, analysis);
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(({ key, cell }) => [key, cell(row)]))),
  );
}

function columnsOf(name: TableName, analysis: Analysis): readonly PublishedColumn[] {
  return withFactorColumns(
    TABLE_COLUMNS[name].columns.map(({ key }) => key),
    analysis,
  );
}

/** A row as an object type of its own, since an interface has no index. */
type Indexed<Row> = Row extends unknown ? Pick<Row, keyof Row> : never;

function rowsOf(name: TableName, metric: Metric, analysis: Analysis): readonly RowCells[] {
  const rows: readonly Indexed<TableRows[TableName]>[] = analysis.table(name, metric);
  return rows;
}
