import { studentTCritical } from './student-t.ts';

const CONFIDENCE = 0.95;

/**
 * Half the width of the 95% confidence interval of a mean, t(n − 1) × s ÷ √n with Student's t, in the unit of `std`.
 * Null where there is no standard deviation: one value says nothing of the spread.
 */
export function confidenceHalfWidth(std: number | null, count: number): number | null {
  if (std === null || count < 2) return null;
  return (criticalValue(count - 1) * std) / Math.sqrt(count);
}

const criticalValues = new Map<number, number>();

// A figure asks for the same few degrees of freedom hundreds of times.
function criticalValue(degreesOfFreedom: number): number {
  const known = criticalValues.get(degreesOfFreedom);
  if (known !== undefined) return known;
  const value = studentTCritical(CONFIDENCE, degreesOfFreedom);
  criticalValues.set(degreesOfFreedom, value);
  return value;
}
