import type { Metric } from '../metric.ts';
import { pairKey } from '../point-key.ts';
import { layerResolution } from '../resolution.ts';
import { numberOrNull, type Sample } from '../sample-statistics.ts';
import type { LayerStatistics, PointSummary } from '../summaries.ts';
import { type Pair, pointPairs } from './pairs.ts';
import { judgeChanges, type JudgingOptions, type TimeChange } from './verdict.ts';

/** The time per image of one layer in two datasets, at one batch size that both measured. */
export interface LayerChangeRow extends TimeChange {
  readonly model: string;
  readonly library: string;
  readonly batch_size: number;
  readonly layer: string;
  readonly before_ms: number | null;
  readonly after_ms: number | null;
  /** After − before, ms per image; a side that lacks the layer counts as no time. */
  readonly difference_ms: number;
}

/**
 * Every layer of either side, the largest movers in ms first, all judged together.
 *
 * Layers are compared at the best batch size of the earlier side if both have timed layers there, or else at the largest
 * where both have: across batch sizes a difference would say nothing about the layer, and a run that failed has none.
 */
export function layerChanges(pair: Pair, metric: Metric, options?: JudgingOptions): LayerChangeRow[] {
  const found = comparablePoints(pair, metric).flatMap(({ before, after }) =>
    layersOfEither(before, after, metric),
  );
  const changes = judgeChanges(found, options);
  return found
    .map(({ row, before, after }, index) => ({
      ...row,
      before_ms: before?.mean ?? null,
      after_ms: after?.mean ?? null,
      difference_ms: (after?.mean ?? 0) - (before?.mean ?? 0),
      ...changes[index]!,
    }))
    .sort((a, b) => Math.abs(b.difference_ms) - Math.abs(a.difference_ms));
}

interface BothSides {
  readonly before: PointSummary;
  readonly after: PointSummary;
}

function comparablePoints(pair: Pair, metric: Metric): readonly BothSides[] {
  const best = new Map(
    pair.before.table('best-time-per-image', metric).map((row) => [pairKey(row), row.batch_size]),
  );
  const chosen = new Map<string, BothSides>();
  for (const { model, library, before, after } of pointPairs(pair)) {
    if (!timesLayers(before, metric) || !timesLayers(after, metric)) continue;
    const key = pairKey({ model, library });
    // Points come with ascending batch sizes: the last one stands, unless the best one was met.
    if (chosen.get(key)?.before.batchSize !== best.get(key)) chosen.set(key, { before, after });
  }
  return [...chosen.values()];
}

function timesLayers(point: PointSummary | undefined, metric: Metric): point is PointSummary {
  return point?.layers.statistics[metric].count.some((count) => count > 0) ?? false;
}

interface LayerPair {
  readonly row: Pick<LayerChangeRow, 'model' | 'library' | 'batch_size' | 'layer'>;
  readonly before?: Sample;
  readonly after?: Sample;
}

function layersOfEither(before: PointSummary, after: PointSummary, metric: Metric): LayerPair[] {
  const earlier = statisticsByLayer(before, metric);
  const later = statisticsByLayer(after, metric);
  const { model, library, batchSize } = after;
  return [...new Set([...later.keys(), ...earlier.keys()])].map((layer) => ({
    row: { model, library, batch_size: batchSize, layer },
    before: earlier.get(layer),
    after: later.get(layer),
  }));
}

function statisticsByLayer(point: PointSummary, metric: Metric): ReadonlyMap<string, Sample> {
  const statistics = point.layers.statistics[metric];
  const step = layerResolution(statistics);
  return new Map(
    point.layers.layer.flatMap((layer, position) => {
      const sample = perImage(statistics, position, point.batchSize, step);
      return sample === undefined ? [] : [[layer, sample] as const];
    }),
  );
}

function perImage(
  { count, meanMs, stdMs }: LayerStatistics,
  position: number,
  batchSize: number,
  step: number,
): Sample | undefined {
  if (count[position] === 0) return undefined;
  return {
    repetitions: count[position]!,
    mean: meanMs[position]! / batchSize,
    std: numberOrNull(stdMs[position]! / batchSize),
    resolution: step / batchSize,
  };
}
