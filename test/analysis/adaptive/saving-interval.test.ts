import { describe, expect, it } from 'vitest';
import { savingInterval } from '../../../src/analysis/adaptive/saving-interval.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { smallDescriptor, smallSummaries } from './small-summaries.ts';
import type { SmallPoint } from './small-summaries.ts';

function intervalOf(points: readonly SmallPoint[], set: readonly string[]) {
  const solver = createAdaptiveSolver(
    smallSummaries(points),
    smallDescriptor({ a: {}, b: {} }),
    [],
    'inference',
  );
  return savingInterval(solver.solve(set, 'net', 'same-batch')!, solver.problem(set, 'net')!);
}

describe('the interval of the saving', () => {
  it('spans what the resampled means of the chosen library give', () => {
    // The resampled mean of conv is 2, 3 or 4; relu stays with b, which is the baseline at 8 + 2.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [2, 4], relu: [9, 9] } },
      { library: 'b', batchSize: 1, layers: { conv: [8, 8], relu: [2, 2] } },
    ];
    const interval = intervalOf(points, ['a', 'b'])!;
    expect(interval.lower).toBeCloseTo(1 - 6 / 10, 12);
    expect(interval.upper).toBeCloseTo(1 - 4 / 10, 12);
  });

  it('resamples a run as a whole, the part in the baseline together with the part in the solution', () => {
    // b alone: whatever repetitions are drawn, the solution is the baseline.
    const points = [{ library: 'b', batchSize: 1, layers: { conv: [8, 20], relu: [2, 7] } }];
    expect(intervalOf(points, ['b'])).toEqual({ lower: 0, upper: 0 });
  });

  it('resamples a baseline at another batch size by itself', () => {
    // b is faster alone at batch 2 (5 or 7 an image), a + b at batch 1 by a's 3 against b's 4.
    const points = [
      { library: 'a', batchSize: 1, layers: { conv: [3, 3], relu: [50, 50] } },
      { library: 'b', batchSize: 1, layers: { conv: [50, 50], relu: [1, 1] } },
      { library: 'b', batchSize: 2, layers: { conv: [9, 13], relu: [1, 1] } },
    ];
    const interval = intervalOf(points, ['a', 'b'])!;
    expect(interval.lower).toBeCloseTo(1 - 4 / 5, 12);
    expect(interval.upper).toBeCloseTo(1 - 4 / 7, 12);
  });

  it('cannot be had from one repetition', () => {
    expect(intervalOf([{ library: 'a', batchSize: 1, layers: { conv: [2] } }], ['a'])).toBeUndefined();
  });
});
