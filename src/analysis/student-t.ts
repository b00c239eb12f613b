import { incompleteBetaOf } from './incomplete-beta.ts';
import { keep } from './keep.ts';

/** Student's t distribution, for any degrees of freedom ν > 0, whole or not. */

/** Probability that |T| is at least |t|. */
export function studentTTwoSidedP(t: number, degreesOfFreedom: number): number {
  return twoSidedP(degreesOfFreedom)(t);
}

function twoSidedP(degreesOfFreedom: number): (t: number) => number {
  if (!(degreesOfFreedom > 0)) {
    throw new RangeError(`invalid degrees of freedom: ${degreesOfFreedom}; expected a number above 0`);
  }
  const beta = incompleteBetaOf(degreesOfFreedom / 2, 0.5);
  return (t) => {
    if (Number.isNaN(t)) return NaN;
    if (!Number.isFinite(t)) return 0;
    // Abramowitz & Stegun 26.7.1 with 26.5.27: the two tails are I_x(ν/2, 1/2) at x = ν / (ν + t²).
    const square = t * t;
    return beta(degreesOfFreedom / (degreesOfFreedom + square), square / (degreesOfFreedom + square));
  };
}

/** The t that |T| exceeds with probability 1 − confidence: 12.706, 4.303, 3.182 … for 0.95 and ν = 1, 2, 3 … */
export const studentTCritical = keep((confidence: number, degreesOfFreedom: number): number => {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`invalid confidence: ${confidence}; expected a fraction between 0 and 1`);
  }
  const outside = 1 - confidence;
  const probability = twoSidedP(degreesOfFreedom);
  let low = 0;
  let high = 1;
  while (probability(high) > outside) [low, high] = [high, high * 2];
  // The probability falls steadily with t, so halving the bracket ends at neighbouring numbers.
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (probability(middle) > outside) low = middle;
    else high = middle;
  }
});
