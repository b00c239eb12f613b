import type { Analysis } from '../../analysis/analysis.ts';
import { bestTimePerImageRows } from '../../analysis/best-time.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
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
  const perImage = analysis
    .table('mean-time-per-image', metric)
    .filter((row) => batchSizes === undefined || batchSizes.includes(row.batch_size));
  const best = bestTimePerImageRows(perImage);
  return models.flatMap((model) =>
    libraries.map((library): BestTime => {
      const row = best.find((each) => each.model === model && each.library === library);
      const points = pointsOf(analysis, model, library, batchSizes);
      if (row === undefined) return { model, library, measured: false, note: missingReason(points), points };
      const mean = perImage.find(
        (each) => each.model === model && each.library === library && each.batch_size === row.batch_size,
      );
      return {
        model,
        library,
        measured: true,
        batchSize: row.batch_size,
        repetitions: mean?.repetitions ?? 0,
        meanMs: row.mean_ms,
        stdMs: row.std_ms,
        imagesPerSecond: row.images_per_second,
        note: partialFailure(points.find((point) => point.batchSize === row.batch_size)),
      };
    }),
  );
}
