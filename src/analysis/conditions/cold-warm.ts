import { mean, min } from 'd3-array';
import type { Metric } from '../metric.ts';
import type { ColdWarmRow } from '../rows.ts';
import { type Sample, sampleStatistics } from '../sample-statistics.ts';
import type { PointSummary, Summaries } from '../summaries.ts';
import { timedPass } from './timed-pass.ts';
import { told } from './told.ts';

/** The first timed iteration of the runs of a point beside the others, ms per batch. */
export interface ColdAndWarm {
  readonly firstMs: number;
  readonly laterMs: number;
  /**
   * First ÷ later, which is taken within each run, as the two have the process in common, and then over the repetitions.
   */
  readonly ratio: Sample;
}

/** Undefined where no repetition told both, or the program timed something else than the metric. */
export function coldAndWarm(point: PointSummary, metric: Metric): ColdAndWarm | undefined {
  if (timedPass(point) !== metric) return undefined;
  const { firstIterationMs = [], laterIterationsMs = [] } = point.measured;
  const runs = firstIterationMs
    .map((first, run) => ({ first, later: laterIterationsMs[run] ?? NaN }))
    .filter(({ first, later }) => !Number.isNaN(first) && !Number.isNaN(later));
  const ratio = sampleStatistics(runs.map(({ first, later }) => first / later));
  if (ratio === undefined) return undefined;
  return { firstMs: mean(runs, ({ first }) => first)!, laterMs: mean(runs, ({ later }) => later)!, ratio };
}

export function coldWarmRows({ points }: Summaries, metric: Metric): ColdWarmRow[] {
  return points.flatMap((point) => {
    const times = coldAndWarm(point, metric);
    if (times === undefined) return [];
    const { model, library, batchSize } = point;
    const { firstMs, laterMs, ratio } = times;
    return [
      {
        model,
        library,
        batch_size: batchSize,
        repetitions: ratio.repetitions,
        warm_up_iterations: min(told(point, 'warmUpIterations')) ?? null,
        first_ms: firstMs,
        later_ms: laterMs,
        ratio: ratio.mean,
        ratio_std: ratio.std,
      },
    ];
  });
}
