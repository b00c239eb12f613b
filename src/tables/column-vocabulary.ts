import type { Analysis } from '../analysis/analysis.ts';
import type { Metric } from '../analysis/metric.ts';
import type { TableName } from '../analysis/rows.ts';
import type { ReadableColumn, ReadableTable } from './table-model.ts';

export const MODEL: ReadableColumn = { label: 'model', numeric: false, filter: 'model' };
export const LIBRARY: ReadableColumn = { label: 'library', numeric: false, filter: 'library' };

export const number = (label: string): ReadableColumn => ({ label, numeric: true });
export const words = (label: string): ReadableColumn => ({ label, numeric: false });

/** Where a published table is to be had, unrounded. */
export function tableDownloads(
  analysis: Analysis,
  metric: Metric,
  table: TableName,
): NonNullable<ReadableTable['downloads']> {
  const path = `/data/${analysis.name}/${metric}/${table}`;
  return [
    { label: 'CSV', path: `${path}.csv` },
    { label: 'JSON', path: `${path}.json` },
  ];
}
