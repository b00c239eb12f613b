import { pairKey } from './point-key.ts';
import { resolutionOf } from './resolution.ts';
import type { MeanTimeRow } from './rows.ts';
import type { Sample } from './sample-statistics.ts';
import type { Metric } from './metric.ts';
import type { PointSummary } from './summaries.ts';

/** Time per image in ms over the repetitions of one point. */
export interface TimePerImage extends Sample {
  readonly batchSize: number;
}

/**
 * The times per image of each model with a library, by {@link pairKey}, each series by ascending batch size. Every time
 * knows the step between the values that its library reported, over all its runs.
 *
 * @param perImage rows of `mean-time-per-image`
 */
export function timesByPair(
  perImage: readonly MeanTimeRow[],
  points: readonly PointSummary[],
  metric: Metric,
): ReadonlyMap<string, readonly TimePerImage[]> {
  const steps = new Map(
    [...Map.groupBy(points, ({ library }) => library)].map(([library, ofLibrary]) => [
      library,
      resolutionOf(ofLibrary.flatMap(({ timesMs }) => timesMs[metric])),
    ]),
  );
  const timeOf = ({ library, batch_size, mean_ms, std_ms, repetitions }: MeanTimeRow): TimePerImage => ({
    batchSize: batch_size,
    mean: mean_ms,
    std: std_ms,
    repetitions,
    resolution: (steps.get(library) ?? 0) / batch_size,
  });
  return new Map([...Map.groupBy(perImage, pairKey)].map(([pair, rows]) => [pair, rows.map(timeOf)]));
}
