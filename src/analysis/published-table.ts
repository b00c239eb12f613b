import type { Analysis } from './analysis.ts';
import { type CsvCell, csvOf } from './csv.ts';
import { type PublishedColumn, type RowCells, withFactorColumns } from './factor-columns.ts';
import { layerTimesOfPoint } from './layer-time.ts';
import type { Metric } from './metric.ts';
import type { LayerTimeRow, TableName, TableRows } from './rows.ts';
import { TABLE_COLUMNS } from './table-columns.ts';

/** A published table as CSV, columns in the published order, numbers with every digit they have, formulas defused. */
export function tableCsv(name: TableName, metric: Metric, analysis: Analysis): string {
  return csvOf(columnsOf(name, analysis), partsOf(name, metric, analysis));
}

/** The same table as JSON: an array of its rows, which have the names of the columns in the published order. */
export function tableJson(name: TableName, metric: Metric, analysis: Analysis): string {
  const columns = columnsOf(name, analysis);
  const isAsComputed = analysis.descriptor.factors.length === 0;
  let text = '[';
  for (const rows of partsOf(name, metric, analysis)) {
    if (rows.length === 0) continue;
    const records = isAsComputed ? rows : rows.map((row) => recordOf(row, columns));
    text += `${text === '[' ? '' : ','}${JSON.stringify(records).slice(1, -1)}`;
  }
  return `${text}]`;
}

function recordOf(row: RowCells, columns: readonly PublishedColumn[]): RowCells {
  const record: Record<string, CsvCell> = {};
  for (const { key, cell } of columns) record[key] = cell(row);
  return record;
}

function columnsOf(name: TableName, analysis: Analysis): readonly PublishedColumn[] {
  return withFactorColumns(
    TABLE_COLUMNS[name].columns.map(({ key }) => key),
    analysis,
  );
}

/** A row as an object type of its own, since an interface has no index. */
type Indexed<Row> = Row extends unknown ? Pick<Row, keyof Row> : never;

/**
 * The rows of a table, part by part. Those of layers are more than all others together, and nothing but these files has all of
 * them: they are computed point by point, and none is kept.
 */
function* partsOf(name: TableName, metric: Metric, analysis: Analysis): Iterable<readonly RowCells[]> {
  if (name === 'layer-time-per-image') {
    for (const point of analysis.summaries.points) {
      const rows: readonly Indexed<LayerTimeRow>[] = layerTimesOfPoint(point, metric);
      yield rows;
    }
    return;
  }
  const rows: readonly Indexed<TableRows[TableName]>[] = analysis.table(name, metric);
  yield rows;
}
