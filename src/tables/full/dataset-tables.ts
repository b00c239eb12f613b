import { greatest, group } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { METRICS } from '../../analysis/metric.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  otherLibraryColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import type { TitledTable } from '../titled-table.ts';
import { imageDecimals, spreadCell, spreadNote } from './measured-points.ts';
import { inReportOrder } from './report-order.ts';
import { inItems } from '../../dataset/item-words.ts';

/** The fastest library of each model, for each metric that was measured. */
export function fastestPerModel(analysis: Analysis): TitledTable {
  const fastest = METRICS.flatMap((metric) =>
    analysis.models.flatMap((model) => {
      const times = analysis.table('best-time-per-image', metric).filter((row) => row.model === model);
      const best = greatest(times, (a, b) => b.mean_ms - a.mean_ms);
      return best === undefined ? [] : [{ metric, best, compared: times.length }];
    }),
  );
  return {
    id: 'fastest',
    title: 'Fastest library per model',
    caption:
      inItems('At the batch size with the least mean time per image', analysis.descriptor) +
      ', with its standard deviation over repetitions.',
    notes: spreadNote(fastest.map(({ best }) => best)),
    columns: [
      modelColumn(analysis),
      textColumn('metric', 'metric'),
      otherLibraryColumn(analysis, 'library', 'fastest library'),
      column('batch_size'),
      itemColumn(analysis, 'mean_ms'),
      itemColumn(analysis, 'images_per_second'),
      numberColumn('libraries', 'libraries compared', 'count'),
    ],
    rows: fastest.map(({ metric, best, compared }) => [
      best.model,
      metric,
      best.library,
      best.batch_size,
      spreadCell(best, imageDecimals(analysis, metric, best)),
      best.images_per_second,
      compared,
    ]),
  };
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
