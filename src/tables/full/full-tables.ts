import { rollup } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { adaptiveTables } from './adaptive-page-tables.ts';
import { imageDecimals, meanCell, measuredPairs, missingCell, spreadNote } from './measured-points.ts';
import { digitsText, meanDecimals, reportedText, spreadText } from '../../figures/measures/number-text.ts';
import { inReportOrder } from './report-order.ts';
import { MOST_REPETITIONS, shownPart } from './shown-part.ts';
import { LIBRARY, MODEL, number, tableDownloads } from '../column-vocabulary.ts';
import type { ReadableCell, ReadableTable } from '../table-model.ts';

/** The published tables of one metric as people read them: labels for tags, batch sizes side by side. */
export function fullTables(analysis: Analysis, metric: Metric): readonly ReadableTable[] {
  return [
    byRepetition(analysis, metric),
    byBatchSize(analysis, metric, 'mean-time-per-batch', 'Mean time per batch (ms)'),
    byBatchSize(analysis, metric, 'mean-time-per-image', 'Mean time per image (ms)'),
    bestTimes(analysis, metric),
    speedups(analysis, metric),
    ...adaptiveTables(analysis, metric),
  ].filter((table) => table.rows.length > 0);
}

function names(analysis: Analysis, { model, library }: PointSummary): readonly [string, string] {
  return [modelLabel(model, analysis.descriptor), libraryLabel(library, analysis.descriptor)];
}

function byRepetition(analysis: Analysis, metric: Metric): ReadableTable {
  const points = measuredPairs(analysis, metric).flat();
  const all = union(
    points.flatMap((point) => [...point.repetitions, ...point.unsuccessful.map((run) => run.repetition)]),
  );
  const repetitions = all.slice(0, MOST_REPETITIONS);
  return {
    id: `${metric}-time-by-repetition`,
    title: 'Time per batch by repetition (ms)',
    description: `One row per model, library and batch size; one column per run of the benchmark program.${shownPart(repetitions.length, all.length, 'repetitions')}`,
    columns: [
      MODEL,
      LIBRARY,
      number('batch size'),
      ...repetitions.map((repetition) => number(`repetition ${repetition}`)),
    ],
    rows: points.map((point) => [
      ...names(analysis, point),
      String(point.batchSize),
      ...repetitions.map((repetition) => repetitionCell(point, metric, repetition)),
    ]),
    downloads: tableDownloads(analysis, metric, 'time-by-repetition'),
  };
}

function repetitionCell(point: PointSummary, metric: Metric, repetition: number): ReadableCell {
  const run = point.unsuccessful.find((unsuccessful) => unsuccessful.repetition === repetition);
  if (run !== undefined) return { missing: run.status === 'timeout' ? 'timed out' : 'failed' };
  const time = point.timesMs[metric][point.repetitions.indexOf(repetition)];
  return time === undefined || Number.isNaN(time) ? null : reportedText(time);
}

function union(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function byBatchSize(
  analysis: Analysis,
  metric: Metric,
  name: 'mean-time-per-batch' | 'mean-time-per-image',
  title: string,
): ReadableTable {
  const rows = analysis.table(name, metric);
  const means = new Map(rows.map((row) => [JSON.stringify([row.model, row.library, row.batch_size]), row]));
  const pairs = measuredPairs(analysis, metric);
  const batchSizes = union(pairs.flat().map(({ batchSize }) => batchSize));
  return {
    id: `${metric}-${name}`,
    title,
    description: `Mean and sample standard deviation over the repetitions that succeeded; one column per batch size.${spreadNote(rows)}`,
    columns: [MODEL, LIBRARY, ...batchSizes.map((batchSize) => number(`batch ${batchSize}`))],
    rows: pairs.map((points) => [
      ...names(analysis, points[0]!),
      ...batchSizes.map((batchSize) => {
        const { model, library } = points[0]!;
        const here = points.filter((point) => point.batchSize === batchSize);
        return meanCell(
          means.get(JSON.stringify([model, library, batchSize])),
          here,
          meanDecimals(
            here.flatMap(({ timesMs }) => [...timesMs[metric]]),
            name === 'mean-time-per-image' ? batchSize : 1,
          ),
        );
      }),
    ]),
    downloads: tableDownloads(analysis, metric, name),
  };
}

function bestTimes(analysis: Analysis, metric: Metric): ReadableTable {
  const rows = analysis.table('best-time-per-image', metric);
  const best = new Map(rows.map((row) => [JSON.stringify([row.model, row.library]), row]));
  return {
    id: `${metric}-best-time-per-image`,
    title: 'Best mean time per image',
    description: `At the batch size with the least mean time per image; ties go to the smaller batch.${spreadNote(rows)}`,
    columns: [
      MODEL,
      LIBRARY,
      number('batch size'),
      number('time per image (ms)'),
      number('images per second'),
    ],
    rows: measuredPairs(analysis, metric).map((points) => {
      const { model, library } = points[0]!;
      const row = best.get(JSON.stringify([model, library]));
      const missing = missingCell(points);
      return [
        ...names(analysis, points[0]!),
        row === undefined ? missing : String(row.batch_size),
        row === undefined
          ? missing
          : spreadText(row.mean_ms, row.std_ms, imageDecimals(analysis, metric, row)),
        row === undefined ? missing : digitsText(row.images_per_second),
      ];
    }),
    downloads: tableDownloads(analysis, metric, 'best-time-per-image'),
  };
}

function speedups(analysis: Analysis, metric: Metric): ReadableTable {
  const rows = analysis.table('speedup', metric);
  const libraries = analysis.libraries.filter((library) => rows.some((row) => row.library === library));
  const points = rollup(
    inReportOrder(rows, analysis, ({ model, baseline }) => ({ model, library: baseline })),
    (group) => new Map(group.map((row) => [row.library, row.speedup])),
    (row) => row.model,
    (row) => row.baseline,
  );
  const cells: ReadableCell[][] = [];
  for (const [model, baselines] of points)
    for (const [baseline, speedup] of baselines)
      cells.push([
        modelLabel(model, analysis.descriptor),
        libraryLabel(baseline, analysis.descriptor),
        ...libraries.map((library) => {
          const value = speedup.get(library);
          return value === undefined ? null : digitsText(value);
        }),
      ]);
  return {
    id: `${metric}-speedup`,
    title: 'Speedup over a baseline',
    description: 'Best time of the baseline divided by the best time of the library, same model.',
    columns: [
      MODEL,
      { label: 'baseline', numeric: false, filter: 'library' },
      ...libraries.map((library) => number(libraryLabel(library, analysis.descriptor))),
    ],
    rows: cells,
    downloads: tableDownloads(analysis, metric, 'speedup'),
  };
}
