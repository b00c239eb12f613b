import type { Analysis } from '../../analysis/analysis.ts';
import { KEPT_TIMES } from '../../analysis/latency/single-times.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { LatencyRow } from '../../analysis/rows.ts';
import {
  column,
  libraryColumn,
  modelColumn,
  numberColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import { msText, separatedText } from '../../figures/measures/number-text.ts';
import type { Cell } from '../../figures/table.ts';
import { type TitledTable, tableDownloads } from '../titled-table.ts';
import { inReportOrder } from './report-order.ts';

/** What single times spread over, and where a quantile is missing, how many times it needs. */
export function latencyTable(analysis: Analysis, metric: Metric): TitledTable {
  const rows = inReportOrder(analysis.table('latency', metric), analysis, (row) => row);
  return {
    id: `${metric}-latency`,
    title: 'Latency: single times per batch (ms)',
    caption:
      'The single times of all repetitions together. A percentile is given where at least one time is to be expected above it: the 90th of ten times, the 99th of a hundred.',
    notes: [...intervalNote(rows), ...leftOutNote(rows)],
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      column('batch_size'),
      column('repetitions'),
      numberColumn('times', 'single times', 'count'),
      numberColumn('left_out', 'left out', 'count'),
      numberColumn('median_ms', 'median', 'ms'),
      textColumn('median_interval', '95% interval of the median'),
      numberColumn('p90_ms', '90th percentile', 'ms'),
      numberColumn('p99_ms', '99th percentile', 'ms'),
      numberColumn('worst_ms', 'worst', 'ms'),
    ],
    rows: rows.map((row) => [
      row.model,
      row.library,
      row.batch_size,
      row.repetitions,
      row.times,
      row.left_out,
      quantileCell(row, row.median_ms, 2),
      intervalCell(row),
      quantileCell(row, row.p90_ms, 10),
      quantileCell(row, row.p99_ms, 100),
      row.worst_ms,
    ]),
    downloads: tableDownloads(analysis, metric, 'latency'),
  };
}

function quantileCell({ times }: LatencyRow, value: number | null, least: number): Cell {
  if (value !== null) return value;
  return { missing: times < least ? `needs ${least} times` : `over ${separatedText(KEPT_TIMES)} times` };
}

function intervalCell({ median_low_ms: low, median_high_ms: high }: LatencyRow): Cell {
  return low === null || high === null ? { missing: 'not known' } : `${msText(low)} to ${msText(high)}`;
}

function intervalNote(rows: readonly LatencyRow[]): readonly string[] {
  const of = [
    ...(rows.some(({ repetitions }) => repetitions > 1)
      ? ['Where there are several repetitions, the interval is Student’s t over their medians.']
      : []),
    ...(rows.some(({ repetitions }) => repetitions === 1)
      ? ['Of one repetition it tells how well that one’s own median is known, not what another would give.']
      : []),
  ];
  return of.length === 0 ? [] : [of.join(' ')];
}

function leftOutNote(rows: readonly LatencyRow[]): readonly string[] {
  if (rows.every(({ left_out: leftOut }) => leftOut === 0)) return [];
  return [
    'Left out are first iterations that took much longer than the others of their run, as the runs say.',
  ];
}
