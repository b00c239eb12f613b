import { group } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { type Contest, contests } from '../../analysis/findings/contests.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { METRICS } from '../../analysis/metric.ts';
import { pairKey } from '../../analysis/point-key.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  otherLibraryColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import type { Cell } from '../../figures/table.ts';
import type { TitledTable } from '../titled-table.ts';
import { imageDecimals, spreadCell, spreadNote } from './measured-points.ts';
import { inReportOrder } from './report-order.ts';
import { inItems } from '../../dataset/item-words.ts';

/** The library with the least time of each model and metric, and which others it cannot be told from: then nobody is the fastest. */
export function leastTimePerModel(analysis: Analysis): TitledTable {
  const all = METRICS.flatMap((metric) => contests(analysis, metric));
  const best = new Map(
    METRICS.flatMap((metric) =>
      analysis.table('best-time-per-image', metric).map((row) => [metric + pairKey(row), row] as const),
    ),
  );
  const rows = all.map((contest) => {
    const { metric, model, leader } = contest;
    return { contest, row: best.get(metric + pairKey({ model, library: leader.library }))! };
  });
  return {
    id: 'fastest',
    title: 'Least time per model',
    caption:
      inItems('At the batch size with the least mean time per image', analysis.descriptor) +
      ', with its standard deviation over repetitions. The library is the fastest where it can be told from all others.',
    notes: spreadNote(rows.map(({ row }) => row)),
    columns: [
      modelColumn(analysis),
      textColumn('metric', 'metric'),
      otherLibraryColumn(analysis, 'library', 'least time'),
      column('batch_size'),
      itemColumn(analysis, 'mean_ms'),
      itemColumn(analysis, 'images_per_second'),
      numberColumn('libraries', 'libraries compared', 'count'),
      textColumn('tied', 'cannot be told from'),
    ],
    rows: rows.map(({ contest, row }) => [
      row.model,
      contest.metric,
      row.library,
      row.batch_size,
      spreadCell(row, imageDecimals(analysis, contest.metric, row)),
      row.images_per_second,
      contest.rivals + 1,
      tiedCell(analysis, contest),
    ]),
  };
}

function tiedCell({ descriptor }: Analysis, { rivals, tied, untold }: Contest): Cell {
  if (rivals === 0) return { missing: 'no other' };
  const names = tied.map(({ library }) => libraryLabel(library, descriptor));
  if (untold.length > 0) names.push(`${String(untold.length)} for want of repetitions`);
  return names.length === 0 ? { missing: 'none' } : names.join('; ');
}

/** What failed, how often, and why. */
export function failureTable(analysis: Analysis): TitledTable {
  const failures = inReportOrder(analysis.summaries.points, analysis, (point) => point).flatMap((point) =>
    point.unsuccessful.map((run) => ({
      ...run,
      point,
      attempts: point.repetitions.length + point.unsuccessful.length,
    })),
  );
  const groups = group(
    failures,
    ({ point }) => `${point.model}\0${point.library}\0${point.batchSize}`,
    ({ status, failure }) => `${status}: ${failure}`,
  );
  return {
    id: 'failures',
    title: 'Runs that did not end well',
    caption: 'They are in no statistic.',
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      column('batch_size'),
      textColumn('failure', 'what happened'),
      numberColumn('runs', 'runs', 'count'),
      numberColumn('attempts', 'of', 'count'),
    ],
    rows: [...groups.values()].flatMap((reasons) =>
      [...reasons].map(([reason, runs]) => {
        const { point, attempts } = runs[0]!;
        return [point.model, point.library, point.batchSize, reason, runs.length, attempts];
      }),
    ),
    downloads: [{ label: 'CSV', path: `/data/${analysis.name}/failures.csv` }],
  };
}
