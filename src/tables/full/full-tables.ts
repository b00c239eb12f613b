import { rollup } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { adaptiveTables } from './adaptive-page-tables.ts';
import { coldWarmTable, energyTable } from './condition-tables.ts';
import { latencyTable } from './latency-table.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
} from '../../figures/column-vocabulary.ts';
import { meanDecimals } from '../../figures/measures/number-text.ts';
import type { Cell } from '../../figures/table.ts';
import { type TitledTable, tableDownloads } from '../titled-table.ts';
import {
  imageDecimals,
  meanCell,
  measuredPairs,
  missingCell,
  spreadCell,
  spreadNote,
} from './measured-points.ts';
import { inReportOrder } from './report-order.ts';
import { MOST_REPETITIONS, shownPart } from './shown-part.ts';
import { inItems } from '../../dataset/item-words.ts';

/** The published tables of one metric as people read them: labels for tags, batch sizes side by side. */
export function fullTables(analysis: Analysis, metric: Metric): readonly TitledTable[] {
  return [
    byRepetition(analysis, metric),
    byBatchSize(analysis, metric, 'mean-time-per-batch', 'Mean time per batch (ms)'),
    byBatchSize(
      analysis,
      metric,
      'mean-time-per-image',
      inItems('Mean time per image (ms)', analysis.descriptor),
    ),
    bestTimes(analysis, metric),
    speedups(analysis, metric),
    latencyTable(analysis, metric),
    coldWarmTable(analysis, metric),
    energyTable(analysis, metric),
    ...adaptiveTables(analysis, metric),
  ].filter((table) => table.rows.length > 0);
}

function byRepetition(analysis: Analysis, metric: Metric): TitledTable {
  const points = measuredPairs(analysis, metric).flat();
  const all = union(
    points.flatMap((point) => [...point.repetitions, ...point.unsuccessful.map((run) => run.repetition)]),
  );
  const repetitions = all.slice(0, MOST_REPETITIONS);
  return {
    id: `${metric}-time-by-repetition`,
    title: 'Time per batch by repetition (ms)',
    caption: 'One row per model, library and batch size; one column per run of the benchmark program.',
    notes: shownPart(repetitions.length, all.length, 'repetitions'),
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      column('batch_size'),
      ...repetitions.map((repetition) =>
        numberColumn(`repetition_${repetition}`, `repetition ${repetition}`, 'reported-ms'),
      ),
    ],
    rows: points.map((point) => [
      point.model,
      point.library,
      point.batchSize,
      ...repetitions.map((repetition) => repetitionCell(point, metric, repetition)),
    ]),
    downloads: tableDownloads(analysis, metric, 'time-by-repetition'),
  };
}

function repetitionCell(point: PointSummary, metric: Metric, repetition: number): Cell {
  const run = point.unsuccessful.find((unsuccessful) => unsuccessful.repetition === repetition);
  if (run !== undefined) return { missing: run.status === 'timeout' ? 'timed out' : 'failed' };
  const time = point.timesMs[metric][point.repetitions.indexOf(repetition)];
  return time === undefined || Number.isNaN(time) ? null : time;
}

function union(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function byBatchSize(
  analysis: Analysis,
  metric: Metric,
  name: 'mean-time-per-batch' | 'mean-time-per-image',
  title: string,
): TitledTable {
  const rows = analysis.table(name, metric);
  const means = new Map(rows.map((row) => [JSON.stringify([row.model, row.library, row.batch_size]), row]));
  const pairs = measuredPairs(analysis, metric);
  const batchSizes = union(pairs.flat().map(({ batchSize }) => batchSize));
  return {
    id: `${metric}-${name}`,
    title,
    caption:
      'Mean and sample standard deviation over the repetitions that succeeded; one column per batch size.',
    notes: spreadNote(rows),
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      ...batchSizes.map((batchSize) => numberColumn(`batch_${batchSize}`, `batch ${batchSize}`, 'ms')),
    ],
    rows: pairs.map((points) => [
      points[0]!.model,
      points[0]!.library,
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

function bestTimes(analysis: Analysis, metric: Metric): TitledTable {
  const rows = analysis.table('best-time-per-image', metric);
  const best = new Map(rows.map((row) => [JSON.stringify([row.model, row.library]), row]));
  return {
    id: `${metric}-best-time-per-image`,
    title: inItems('Best mean time per image', analysis.descriptor),
    caption: inItems(
      'At the batch size with the least mean time per image; ties go to the smaller batch.',
      analysis.descriptor,
    ),
    notes: spreadNote(rows),
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      column('batch_size'),
      itemColumn(analysis, 'mean_ms'),
      itemColumn(analysis, 'images_per_second'),
    ],
    rows: measuredPairs(analysis, metric).map((points) => {
      const { model, library } = points[0]!;
      const row = best.get(JSON.stringify([model, library]));
      const missing = missingCell(points);
      return [
        model,
        library,
        ...(row === undefined
          ? [missing, missing, missing]
          : [row.batch_size, spreadCell(row, imageDecimals(analysis, metric, row)), row.images_per_second]),
      ];
    }),
    downloads: tableDownloads(analysis, metric, 'best-time-per-image'),
  };
}

function speedups(analysis: Analysis, metric: Metric): TitledTable {
  const rows = analysis.table('speedup', metric);
  const libraries = analysis.libraries.filter((library) => rows.some((row) => row.library === library));
  const points = rollup(
    inReportOrder(rows, analysis, ({ model, baseline }) => ({ model, library: baseline })),
    (group) => new Map(group.map((row) => [row.library, row.speedup])),
    (row) => row.model,
    (row) => row.baseline,
  );
  const cells: Cell[][] = [];
  for (const [model, baselines] of points)
    for (const [baseline, speedup] of baselines)
      cells.push([model, baseline, ...libraries.map((library) => speedup.get(library) ?? null)]);
  return {
    id: `${metric}-speedup`,
    title: 'Speedup over a baseline',
    caption: 'Best time of the baseline divided by the best time of the library, same model.',
    columns: [
      modelColumn(analysis),
      { ...libraryColumn(analysis), key: 'baseline', label: 'baseline' },
      ...libraries.map((library) =>
        numberColumn(`speedup_${library}`, libraryLabel(library, analysis.descriptor), 'digits'),
      ),
    ],
    rows: cells,
    downloads: tableDownloads(analysis, metric, 'speedup'),
  };
}
