import type { Analysis } from './analysis.ts';
import type { Metric } from './metric.ts';
import { compareTimes } from './compare-times.ts';

export interface BestBelowLargest {
  readonly model: string;
  readonly library: string;
  readonly bestBatchSize: number;
  readonly largestBatchSize: number;
  /** Time per image at the largest batch size ÷ best time per image − 1, a fraction above 0. */
  readonly slowdown: number;
  /** Whether Welch's test tells the two times apart; null where one of them was not repeated. */
  readonly isBeyondSpread: boolean | null;
}

/** Models and libraries that run fastest at a batch size below the largest one they were measured at. */
export function bestBelowLargest(analysis: Analysis, metric: Metric): readonly BestBelowLargest[] {
  return analysis.table('best-time-per-image', metric).flatMap(({ model, library }) => {
    const best = analysis.timePerImage(metric, model, library)!;
    const largest = analysis.timesPerImage(metric, model, library).at(-1)!;
    if (largest.batchSize === best.batchSize) return [];
    const { speedup, difference } = compareTimes(best, largest);
    return [
      {
        model,
        library,
        bestBatchSize: best.batchSize,
        largestBatchSize: largest.batchSize,
        slowdown: speedup.value - 1,
        isBeyondSpread: difference.margin === null ? null : difference.value > difference.margin,
      },
    ];
  });
}
