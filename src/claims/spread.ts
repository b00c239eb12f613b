import { confidenceHalfWidth } from '../analysis/confidence-interval.ts';
import type { Sample } from '../analysis/sample-statistics.ts';

/** Half the width of the 95% interval of the mean; null where the spread is not known. */
export function marginOfMean({ std, repetitions }: Sample): number | null {
  return confidenceHalfWidth(std, repetitions);
}
