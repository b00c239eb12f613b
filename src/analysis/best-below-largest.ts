import type { Analysis } from './analysis.ts';
import type { Metric } from './metric.ts';
import { welchTest } from './welch-test.ts';

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
  const times = analysis.table('mean-time-per-image', metric);
  return analysis.table('best-time-per-image', metric).flatMap((best) => {
    const { model, library } = best;
    // Rows ascend by batch size, so the last one is the largest.
    const largest = times.findLast((row) => row.model === model && row.library === library);
    if (largest === undefined || largest.batch_size === best.batch_size) return [];
    const sampleAt = (batchSize: number) => analysis.timePerImage(metric, model, library, batchSize)!;
    const test = welchTest(sampleAt(best.batch_size), sampleAt(largest.batch_size));
    return [
      {
        model,
        library,
        bestBatchSize: best.batch_size,
        largestBatchSize: largest.batch_size,
        slowdown: largest.mean_ms / best.mean_ms - 1,
        isBeyondSpread: test.kind === 'tested' ? test.interval[0] > 0 : null,
      },
    ];
  });
}
