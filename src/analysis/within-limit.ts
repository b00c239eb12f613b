import { least } from 'd3-array';
import type { Analysis } from './analysis.ts';
import { confidenceHalfWidth } from './confidence-interval.ts';
import type { Metric } from './metric.ts';
import type { TimePerImage } from './time-per-image.ts';

/** Whether the mean time of a batch is at most the limit, in ms. */
export function isWithin({ mean, batchSize }: TimePerImage, limitMs = Infinity): boolean {
  return mean <= limitMs / batchSize;
}

/** Whether the limit lies within the 95% interval of the time, so that it cannot be told whether the batch keeps it. */
export function isNearLimit({ mean, std, repetitions, batchSize }: TimePerImage, limitMs: number): boolean {
  const margin = confidenceHalfWidth(std, repetitions);
  return margin !== null && Math.abs(mean - limitMs / batchSize) <= margin;
}

/** Of a series the batch size that gives the most images per second within a limit per batch; the smaller of equals. */
export function fastestWithin(times: readonly TimePerImage[], limitMs?: number): TimePerImage | undefined {
  return least(
    times.filter((time) => isWithin(time, limitMs)),
    ({ mean }) => mean,
  );
}

export interface LibraryWithin {
  readonly library: string;
  readonly time: TimePerImage;
}

/** The libraries that can run a batch of the model within the limit, the one with the most images per second first. */
export function librariesWithin(
  analysis: Analysis,
  metric: Metric,
  model: string,
  libraries: readonly string[],
  { limitMs, batchSizes }: { readonly limitMs?: number; readonly batchSizes?: readonly number[] },
): readonly LibraryWithin[] {
  return libraries
    .flatMap((library) => {
      const times = analysis
        .timesPerImage(metric, model, library)
        .filter(({ batchSize }) => batchSizes === undefined || batchSizes.includes(batchSize));
      const time = fastestWithin(times, limitMs);
      return time === undefined ? [] : [{ library, time }];
    })
    .sort((a, b) => a.time.mean - b.time.mean);
}
