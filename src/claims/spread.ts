import { confidenceHalfWidth } from '../analysis/confidence-interval.ts';
import type { Sample } from '../analysis/sample-statistics.ts';
import { studentTCritical } from '../analysis/student-t.ts';
import { combineErrors } from '../analysis/welch-test.ts';

/** Half the width of the 95% interval of the mean; null where the spread is not known. */
export function marginOfMean({ std, repetitions }: Sample): number | null {
  return confidenceHalfWidth(std, repetitions);
}

/**
 * Half the width of the 95% interval of `a.mean / b.mean`, null where either spread is not known: the squared
 * relative errors of the two means add up (delta method).
 */
export function marginOfRatio(a: Sample, b: Sample): number | null {
  // A mean of 0 has no spread either.
  const relative = combinedMargin(a, b, ({ mean }) => (mean === 0 ? 0 : 1 / mean));
  return relative === null ? null : (a.mean / b.mean) * relative;
}

/** Half the width of the 95% interval of `a.mean − b.mean` by Welch's test, null where either spread is not known. */
export function marginOfDifference(a: Sample, b: Sample): number | null {
  return combinedMargin(a, b, () => 1);
}

function combinedMargin(a: Sample, b: Sample, scale: (sample: Sample) => number): number | null {
  if (a.std === null || b.std === null) return null;
  const { error, degreesOfFreedom } = combineErrors(
    { error: (a.std / Math.sqrt(a.repetitions)) * scale(a), repetitions: a.repetitions },
    { error: (b.std / Math.sqrt(b.repetitions)) * scale(b), repetitions: b.repetitions },
  );
  return error === 0 ? 0 : studentTCritical(0.95, degreesOfFreedom) * error;
}
