import type { Sample } from './sample-statistics.ts';
import { studentTCritical, studentTTwoSidedP } from './student-t.ts';

/** Whether two means differ by more than their spread explains; probability and interval are computed when asked for. */
export type WelchTest =
  | {
      readonly kind: 'tested';
      /** Mean of the second − mean of the first, in the samples' unit. */
      readonly difference: number;
      readonly t: number;
      readonly degreesOfFreedom: number;
      /** Probability of a difference at least as large if the true means were equal. */
      readonly p: number;
      /** 95% confidence interval of the difference. */
      readonly interval: readonly [number, number];
    }
  | {
      /** A sample of one has no spread: nothing can be said, whatever the difference. */
      readonly kind: 'too-few';
      readonly difference: number;
    };

/**
 * Welch's t-test, which assumes neither equal spread nor equal counts (Welch, Biometrika 34, 1947), two-sided.
 * With two or three values a sample it finds only large differences: a large p is no proof that there is none.
 */
export function welchTest(first: Sample, second: Sample): WelchTest {
  const difference = second.mean - first.mean;
  if (first.std === null || second.std === null) return { kind: 'too-few', difference };
  const { error, degreesOfFreedom } = combineErrors(
    { error: errorOfMean(first, first.std), repetitions: first.repetitions },
    { error: errorOfMean(second, second.std), repetitions: second.repetitions },
  );
  if (error === 0) return testedWithoutSpread(difference, degreesOfFreedom);
  const t = difference / error;
  return {
    kind: 'tested',
    difference,
    t,
    degreesOfFreedom,
    get p() {
      return studentTTwoSidedP(t, degreesOfFreedom);
    },
    get interval() {
      const margin = studentTCritical(0.95, degreesOfFreedom) * error;
      return [difference - margin, difference + margin] as const;
    },
  };
}

/**
 * The standard error of a mean. Where the step between values is known, no mean counts as known better than a rounding to
 * it, however often the same value came up: its error is at least the step ÷ √12, the standard deviation of what rounding
 * takes away.
 */
export function errorOfMean({ repetitions, resolution = 0 }: Sample, std: number): number {
  return Math.max(std / Math.sqrt(repetitions), resolution / Math.sqrt(12));
}

/** A standard error that was estimated from so many values. */
export interface EstimatedError {
  readonly error: number;
  readonly repetitions: number;
}

/**
 * The standard error of a sum or difference of two independent estimates, with the degrees of freedom to read its
 * interval by (Welch and Satterthwaite): from the smaller n − 1 up to n₁ + n₂ − 2.
 */
export function combineErrors(
  first: EstimatedError,
  second: EstimatedError,
): { readonly error: number; readonly degreesOfFreedom: number } {
  const [firstSquare, secondSquare] = [first.error ** 2, second.error ** 2];
  const square = firstSquare + secondSquare;
  if (square === 0) return { error: 0, degreesOfFreedom: first.repetitions + second.repetitions - 2 };
  return {
    error: Math.sqrt(square),
    degreesOfFreedom:
      square ** 2 /
      (firstSquare ** 2 / (first.repetitions - 1) + secondSquare ** 2 / (second.repetitions - 1)),
  };
}

/** All values of each sample are equal and no step between values is known: the difference is exact. */
function testedWithoutSpread(difference: number, degreesOfFreedom: number): WelchTest {
  return {
    kind: 'tested',
    difference,
    t: difference === 0 ? 0 : Math.sign(difference) * Infinity,
    degreesOfFreedom,
    p: difference === 0 ? 1 : 0,
    interval: [difference, difference],
  };
}
