import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleStatistics } from '../../src/analysis/sample-statistics.ts';
import { welchTest } from '../../src/analysis/welch-test.ts';

const sample = (values: readonly number[]) => sampleStatistics(values)!;

test('a worked example: t, degrees of freedom and probability', () => {
  // Means 2 and 5, variances 1 and 1, three values each: t = 3 ÷ √(2/3), 4 degrees of freedom.
  const result = welchTest(sample([1, 2, 3]), sample([4, 5, 6]));
  expect(result).toMatchObject({ kind: 'tested', difference: 3 });
  if (result.kind !== 'tested') return;
  expect(result.t).toBeCloseTo(3.674235, 6);
  expect(result.degreesOfFreedom).toBeCloseTo(4, 12);
  expect(result.p).toBeCloseTo(0.021312, 6);
  expect(result.interval[0]).toBeCloseTo(3 - 2.776445 * Math.sqrt(2 / 3), 5);
  expect(result.interval[1]).toBeCloseTo(3 + 2.776445 * Math.sqrt(2 / 3), 5);
});

test('a sample of one is too few, however large the difference', () => {
  expect(welchTest(sample([1]), sample([100, 101, 102]))).toEqual({ kind: 'too-few', difference: 100 });
});

test('samples without any spread differ for certain, or not at all', () => {
  expect(welchTest(sample([1, 1]), sample([2, 2, 2]))).toMatchObject({ p: 0, t: Infinity, interval: [1, 1] });
  expect(welchTest(sample([2, 2]), sample([1, 1]))).toMatchObject({ p: 0, t: -Infinity });
  expect(welchTest(sample([2, 2]), sample([2, 2]))).toMatchObject({ p: 1, t: 0, interval: [0, 0] });
});

test('no mean is known better than the step between the values that were reported', () => {
  const whole = (values: readonly number[]) => ({ ...sample(values), resolution: 1 });
  const result = welchTest(whole([12, 12]), whole([13, 13]));
  if (result.kind !== 'tested') throw new Error('two values each are enough');
  // The error of each mean is 1 ÷ √12, so t = 1 ÷ √(1/6).
  expect(result.t).toBeCloseTo(Math.sqrt(6), 12);
  expect(result.p).toBeGreaterThan(0.05);
  // A spread that is wider than the step is what counts.
  expect(welchTest(whole([1, 20]), whole([40, 70]))).toEqual(welchTest(sample([1, 20]), sample([40, 70])));
});

const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 2, maxLength: 5 });

test('exchanging the samples turns the sign and keeps the probability', () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      const there = welchTest(sample(first), sample(second));
      const back = welchTest(sample(second), sample(first));
      expect(back.difference).toBe(-there.difference);
      if (there.kind === 'tested' && back.kind === 'tested') expect(back.p).toBeCloseTo(there.p, 12);
    }),
  );
});

test('p is below 5% exactly where the 95% interval leaves out zero', () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      const result = welchTest(sample(first), sample(second));
      if (result.kind !== 'tested') throw new Error('two values each are enough');
      fc.pre(Math.abs(result.p - 0.05) > 1e-9);
      const [low, high] = result.interval;
      expect(low > 0 || high < 0).toBe(result.p < 0.05);
    }),
  );
});
