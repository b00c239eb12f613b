import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import type { Sample } from '../sample-statistics.ts';
import type { TimePerImage } from '../time-per-image.ts';
import { energyPerImage } from './energy.ts';

/** A batch size of a library, and whether another one needs both no more time and no more energy per image. */
export interface EnergyAndTime {
  readonly library: string;
  readonly time: TimePerImage;
  /** Energy per image, mJ. */
  readonly energy: Sample;
  readonly onFront: boolean;
}

/** What of a model's measurements has time and energy, by library and ascending batch size; the front is that of the means. */
export function energyAndTime(
  analysis: Analysis,
  metric: Metric,
  model: string,
  libraries: readonly string[],
  batchSizes?: readonly number[],
): readonly EnergyAndTime[] {
  const candidates = libraries.flatMap((library) =>
    analysis.timesPerImage(metric, model, library).flatMap((time) => {
      const point = analysis.point(model, library, time.batchSize);
      const energy = point && energyPerImage(point, metric);
      const isWanted = batchSizes === undefined || batchSizes.includes(time.batchSize);
      return energy === undefined || !isWanted ? [] : [{ library, time, energy }];
    }),
  );
  return candidates.map((candidate) => ({
    ...candidate,
    onFront: !candidates.some(
      ({ time, energy }) =>
        time.mean <= candidate.time.mean &&
        energy.mean <= candidate.energy.mean &&
        (time.mean < candidate.time.mean || energy.mean < candidate.energy.mean),
    ),
  }));
}
