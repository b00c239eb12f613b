import type { Analysis } from '../../analysis/analysis.ts';
import { least } from 'd3-array';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import type { TimePerImage } from '../../analysis/time-per-image.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { missingReason, partialFailure, pointsOf } from '../measures/missing.ts';

/** What a figure of best times takes, whatever is grouped by what. */
export const BEST_TIMES_FIELDS = {
  metric: {},
  quantity: {},
  models: {},
  libraries: {},
  batchSizes: { label: 'Best of batch sizes' },
  scale: {},
  axisMaximum: {},
  spread: {},
} as const satisfies FieldUses;

export type BestTimesFields = ChosenFields<typeof BEST_TIMES_FIELDS>;

/** The best time of one model with one library, or why there is none. */
export type BestTime = { readonly model: string; readonly library: string } & (
  | {
      readonly measured: true;
      readonly time: TimePerImage;
      readonly batchSize: number;
      readonly repetitions: number;
      readonly meanMs: number;
      readonly stdMs: number | null;
      readonly imagesPerSecond: number;
      /** Empty unless some repetitions went wrong. */
      readonly note: string;
    }
  | { readonly measured: false; readonly note: string; readonly points: readonly PointSummary[] }
);

/** Every model with every library, model by model, at the best of the given batch sizes, or of all. */
export function selectBestTimes(
  analysis: Analysis,
  metric: Metric,
  models: readonly string[],
  libraries: readonly string[],
  batchSizes?: readonly number[],
): BestTime[] {
  return models.flatMap((model) =>
    libraries.map((library): BestTime => {
      const points = pointsOf(analysis, model, library, batchSizes);
      const times = analysis
        .timesPerImage(metric, model, library)
        .filter(({ batchSize }) => batchSizes === undefined || batchSizes.includes(batchSize));
      const time = least(times, ({ mean }) => mean);
      if (time === undefined) return { model, library, measured: false, note: missingReason(points), points };
      return {
        model,
        library,
        measured: true,
        time,
        batchSize: time.batchSize,
        repetitions: time.repetitions,
        meanMs: time.mean,
        stdMs: time.std,
        imagesPerSecond: imagesPerSecond(time.mean),
        note: partialFailure(analysis.point(model, library, time.batchSize)),
      };
    }),
  );
}
