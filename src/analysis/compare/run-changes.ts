import { METRICS } from '../metric.ts';
import type { LayerStatistics, PointSummary } from '../summaries.ts';
import { type Pair, pointPairs } from './pairs.ts';

/** Runs of one point that came, went, or ended otherwise. Counts are of runs. */
export interface RunChangeRow {
  model: string;
  library: string;
  batch_size: number;
  before_ok: number;
  before_unsuccessful: number;
  after_ok: number;
  after_unsuccessful: number;
}

/** The points whose numbers of runs differ; a point that one side lacks has none there. */
export function runChanges(pair: Pair): RunChangeRow[] {
  return pointPairs(pair)
    .map(({ model, library, batchSize, before, after }) => ({
      model,
      library,
      batch_size: batchSize,
      before_ok: before?.repetitions.length ?? 0,
      before_unsuccessful: before?.unsuccessful.length ?? 0,
      after_ok: after?.repetitions.length ?? 0,
      after_unsuccessful: after?.unsuccessful.length ?? 0,
    }))
    .filter((row) => row.before_ok !== row.after_ok || row.before_unsuccessful !== row.after_unsuccessful);
}

/** How many points that both sides have were measured anew: any time, memory or layer differs. */
export function remeasuredPoints(pair: Pair): number {
  return pointPairs(pair).filter(({ before, after }) => before && after && !samePoint(before, after)).length;
}

function samePoint(a: PointSummary, b: PointSummary): boolean {
  return (
    a.memoryBytes === b.memoryBytes &&
    same(a.repetitions, b.repetitions) &&
    same(a.layers.layer, b.layers.layer) &&
    same(a.layers.layerIndex, b.layers.layerIndex) &&
    METRICS.every(
      (metric) =>
        same(a.timesMs[metric], b.timesMs[metric]) &&
        sameStatistics(a.layers.statistics[metric], b.layers.statistics[metric]),
    )
  );
}

function sameStatistics(a: LayerStatistics, b: LayerStatistics): boolean {
  return (
    same(a.count, b.count) && same(a.meanMs, b.meanMs) && same(a.stdMs, b.stdMs) && same(a.minMs, b.minMs)
  );
}

/** Equal in all entries; what was not measured (NaN) equals itself. */
function same<Value>(a: ArrayLike<Value>, b: ArrayLike<Value>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (!Object.is(a[index], b[index])) return false;
  return true;
}
