import type { Analysis } from './analysis.ts';
import { csvText } from './csv.ts';
import { type PublishedColumn, type RowCells, withFactorColumns } from './factor-columns.ts';
import type { Metric } from './metric.ts';
import type { TableName } from './rows.ts';
import { TABLE_COLUMNS } from './table-columns.ts';

/** A published table as CSV, columns in the published order, numbers with every digit they have, formulas defused. */
export function tableCsv(name: TableName, metric: Metric, analysis: Analysis): string {
  return publishedCsv(columnsOf(name, analysis), rowsOf(name, metric, analysis));
}

/** Rows of other tables as CSV, likewise. */
export function publishedCsv(columns: readonly PublishedColumn[], rows: readonly RowCells[]): string {
  return csvText(
    columns.map(({ key }) => key),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}

/** The rows of a published table for JSON. */
export function tableRecords(name: TableName, metric: Metric, analysis: Analysis): readonly RowCells[] {
  const columns = columnsOf(name, analysis);
  return rowsOf(name, metric, analysis).map((row) =>
    Object.fromEntries(columns.map(({ key, cell }) => [key, cell(row)])),
  );
}

function columnsOf(name: TableName, analysis: Analysis): readonly PublishedColumn[] {
  return withFactorColumns(
    TABLE_COLUMNS[name].columns.map(({ key }) => key),
    analysis,
  );
}

function rowsOf(name: TableName, metric: Metric, analysis: Analysis): readonly RowCells[] {
  return analysis.table(name, metric).map((row) => ({ ...row }));
}
