import { describe, expect, it } from 'vitest';
import { savingInterval } from '../../../src/analysis/adaptive/saving-interval.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { smallDescriptor, smallSummaries } from './small-summaries.ts';
import type { SmallPoint } from './small-summaries.ts';

function intervalOf(points: readonly SmallPoint[], set: readonly string[]) {
  const descriptor = smallDescriptor({ a: {}, b: {} });
  const solver = createAdaptiveSolver(smallSummaries(points), descriptor, [], 'inference');
  const solution = solver.solve(set, 'net', 'same-batch')!;
  return savingInterval(solver.problem(set, 'net')!, solution);
}

/** Of Student's t for 95%. */
const T1 = 12.7062047364;
const T2 = 4.3026527297;

describe('the interval of the saving', () => {
  it('is the estimate ± t times the standard error over all resamples, enlarged for their number', () => {
    // The mean of conv on a is 2, 3 or 4 with chances 1/4, 1/2, 1/4; relu stays with b, which alone takes 8 + 2.
    // Savings 0.6, 0.5, 0.4: variance 0.005, × 2 ÷ 1.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [2, 4], relu: [9, 9] } },
      { library: 'b', batchSize: 1, layers: { conv: [8, 8], relu: [2, 2] } },
    ];
    const { lower, upper } = intervalOf(points, ['a', 'b'])!;
    expect(lower).toBeCloseTo(0.5 - T1 * 0.1, 8);
    expect(upper).toBeCloseTo(0.5 + T1 * 0.1, 8);
  });

  it('chooses the winner of each layer anew in every resample', () => {
    // conv on a is 1, 3 or 5, and b, with 4, has it in the last: 3, 5 or 6 against 6 save 1/2, 1/6 or 0.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [1, 5], relu: [9, 9] } },
      { library: 'b', batchSize: 1, layers: { conv: [4, 4], relu: [2, 2] } },
    ];
    const mean = 1 / 8 + 1 / 12;
    const variance = (1 / 4) * (1 / 4) + (1 / 2) * (1 / 36) - mean ** 2;
    expect(intervalOf(points, ['a', 'b'])!.upper).toBeCloseTo(1 / 6 + T1 * Math.sqrt(2 * variance), 8);
  });

  it('chooses the batch size and the baseline anew', () => {
    // a and b share the layers at batch 1, 2 an image. b alone takes 6, 8 or 10 at batch 2 and 9 at batch 1, which is
    // the baseline in the last case: 1 − 2/6, 1 − 2/8, 1 − 2/9.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [1, 1], relu: [50, 50] } },
      { library: 'b', batchSize: 1, layers: { conv: [8, 8], relu: [1, 1] } },
      { library: 'b', batchSize: 2, layers: { conv: [2, 2], relu: [10, 18] } },
    ];
    const savings = [2 / 3, 3 / 4, 7 / 9];
    const mean = (savings[0]! + 2 * savings[1]! + savings[2]!) / 4;
    const variance = (savings[0]! ** 2 + 2 * savings[1]! ** 2 + savings[2]! ** 2) / 4 - mean ** 2;
    expect(intervalOf(points, ['a', 'b'])!.lower).toBeCloseTo(3 / 4 - T1 * Math.sqrt(2 * variance), 8);
  });

  it('resamples a run as a whole, the part in the baseline together with the part in the solution', () => {
    // b alone: whatever repetitions are drawn, the solution is the baseline.
    const points = [{ library: 'b', batchSize: 1, layers: { conv: [8, 20], relu: [2, 7] } }];
    expect(intervalOf(points, ['b'])).toEqual({ lower: 0, upper: 0 });
  });

  it('reads Student’s t by the fewest repetitions of what is used', () => {
    // Unlike a and b at batch 1, b at batch 2 has two repetitions, and nothing uses it.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [2, 3, 4], relu: [9, 9, 9] } },
      { library: 'b', batchSize: 1, layers: { conv: [8, 8, 8], relu: [2, 2, 2] } },
      { library: 'b', batchSize: 2, layers: { conv: [90, 90], relu: [2, 2] } },
    ];
    // The mean of three draws from 2, 3, 4 has variance 2/9; a tenth of it is saved, × 3 ÷ 2.
    const { upper } = intervalOf(points, ['a', 'b'])!;
    expect(upper).toBeCloseTo(0.5 + T2 * Math.sqrt((2 / 9 / 100) * 1.5), 8);
  });

  it('counts the repetitions of the baseline too, which may be of another batch size', () => {
    // As above, with a third repetition of all but the baseline, b at batch 2.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [1, 1, 1], relu: [50, 50, 50] } },
      { library: 'b', batchSize: 1, layers: { conv: [8, 8, 8], relu: [1, 1, 1] } },
      { library: 'b', batchSize: 2, layers: { conv: [2, 2], relu: [10, 18] } },
    ];
    const savings = [2 / 3, 3 / 4, 7 / 9];
    const mean = (savings[0]! + 2 * savings[1]! + savings[2]!) / 4;
    const variance = (savings[0]! ** 2 + 2 * savings[1]! ** 2 + savings[2]! ** 2) / 4 - mean ** 2;
    expect(intervalOf(points, ['a', 'b'])!.lower).toBeCloseTo(3 / 4 - T1 * Math.sqrt(2 * variance), 8);
  });

  it('cannot be had from one repetition', () => {
    expect(intervalOf([{ library: 'a', batchSize: 1, layers: { conv: [2] } }], ['a'])).toBeUndefined();
  });

  it('is had from many repetitions, by drawing, the same whatever the order of the rows', () => {
    const times = (from: number) => Array.from({ length: 40 }, (_, at) => from + (at % 7) / 10);
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: times(2), relu: times(9) } },
      { library: 'b', batchSize: 1, layers: { conv: times(8), relu: times(2) } },
      { library: 'a', batchSize: 2, layers: { conv: times(7), relu: times(18) } },
    ];
    const interval = intervalOf(points, ['a', 'b'])!;
    expect(interval.upper - interval.lower).toBeGreaterThan(0);
    expect(interval.upper - interval.lower).toBeLessThan(0.05);
    expect(intervalOf(points.toReversed(), ['a', 'b'])).toEqual(interval);
  });
});
