import { METRICS, type Metric } from '../metric.ts';
import type { LayerStatistics, PointSummary } from '../summaries.ts';
import { type Pair, pointPairs } from './pairs.ts';

/**
 * What may differ at a point that both sides have: whole passes under a metric, the backward pass by itself, memory in any
 * repetition, layers under any metric.
 */
export type Quantity = Metric | 'backward' | 'memory' | 'layers';

/** A point that both sides have and that was measured anew. */
export interface RemeasuredRow {
  readonly model: string;
  readonly library: string;
  readonly batch_size: number;
  readonly differs: readonly Quantity[];
  readonly before_memory_bytes: number | null;
  readonly after_memory_bytes: number | null;
}

/** The points that both sides have where any time, memory or layer differs. */
export function remeasuredPoints(pair: Pair): RemeasuredRow[] {
  return pointPairs(pair).flatMap(({ model, library, batchSize, before, after }) => {
    if (before === undefined || after === undefined) return [];
    const differs = differencesOf(before, after);
    if (differs.length === 0) return [];
    return [
      {
        model,
        library,
        batch_size: batchSize,
        differs,
        before_memory_bytes: before.memoryBytes ?? null,
        after_memory_bytes: after.memoryBytes ?? null,
      },
    ];
  });
}

function differencesOf(a: PointSummary, b: PointSummary): Quantity[] {
  const repeated = same(a.repetitions, b.repetitions);
  const differs: Quantity[] = METRICS.filter(
    (metric) => !(repeated && same(a.timesMs[metric], b.timesMs[metric])) && isTimed(metric, a, b),
  );
  if (!same(a.backwardMs, b.backwardMs)) differs.push('backward');
  if (!same(a.memoryBytesByRepetition, b.memoryBytesByRepetition)) differs.push('memory');
  const sameLayers =
    same(a.layers.layer, b.layers.layer) &&
    same(a.layers.layerIndex, b.layers.layerIndex) &&
    METRICS.every((metric) =>
      sameStatistics(a.layers.statistics[metric], b.layers.statistics[metric], repeated),
    );
  if (!sameLayers) differs.push('layers');
  return differs;
}

function isTimed(metric: Metric, a: PointSummary, b: PointSummary): boolean {
  return a.timesMs[metric].length + b.timesMs[metric].length > 0;
}

/** The single times too, where both sides have the same repetitions: their order tells what the statistics do not. */
function sameStatistics(a: LayerStatistics, b: LayerStatistics, repeated: boolean): boolean {
  const [single, others] = [a.byRepetitionMs ?? [], b.byRepetitionMs ?? []];
  return (
    same(a.count, b.count) &&
    same(a.meanMs, b.meanMs) &&
    same(a.stdMs, b.stdMs) &&
    same(a.minMs, b.minMs) &&
    (!repeated || (single.length === others.length && single.every((times, at) => same(times, others[at]!))))
  );
}

/** Equal in all entries; what was not measured (NaN) equals itself. */
function same<Value>(a: ArrayLike<Value>, b: ArrayLike<Value>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (!Object.is(a[index], b[index])) return false;
  return true;
}
