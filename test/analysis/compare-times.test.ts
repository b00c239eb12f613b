import { randomLcg, randomNormal } from 'd3-random';
import { expect, test } from 'vitest';
import { compareTimes } from '../../src/analysis/compare-times.ts';
import { type Sample, sampleStatistics } from '../../src/analysis/sample-statistics.ts';

const timed = (mean: number, std: number | null, repetitions = 3): Sample => ({ mean, std, repetitions });

test('a time and its base give a ratio, a speedup, what is saved and how much', () => {
  const { ratio, speedup, saved, difference } = compareTimes(timed(2, null), timed(8, null));
  expect([ratio.value, speedup.value, saved.value, difference.value]).toEqual([0.25, 4, 0.75, 6]);
});

test('the squared relative errors of both means add up', () => {
  // 10 ms ± 1% and 20 ms ± 1%, four times each: 0.5% each, six degrees of freedom of equal errors.
  const { speedup } = compareTimes(timed(10, 0.1, 4), timed(20, 0.2, 4));
  expect(speedup.margin).toBeCloseTo(2.446912 * 2 * 0.005 * Math.SQRT2, 6);
});

test('where one error is the greater one, its repetitions count', () => {
  const { ratio } = compareTimes(timed(10, 1e-9), timed(20, 2, 3));
  expect(ratio.margin).toBeCloseTo((4.302653 * 0.5 * 0.1) / Math.sqrt(3), 6);
});

test('a ratio and its inverse are known equally well, and so are what is saved and the ratio', () => {
  const { ratio, speedup, saved } = compareTimes(timed(10, 0.3), timed(25, 1.1, 5));
  expect(ratio.margin! / ratio.value).toBeCloseTo(speedup.margin! / speedup.value, 12);
  expect(saved.margin).toBe(ratio.margin);
});

test('the difference has the interval of Welch’s test', () => {
  const { difference } = compareTimes(timed(10, 1), timed(13, 1));
  expect(difference.margin).toBeCloseTo(2.776445 * Math.sqrt(2 / 3), 5);
});

test('one repetition gives no margin, whatever the other has', () => {
  const { ratio, speedup, saved, difference } = compareTimes(timed(10, null, 1), timed(20, 1));
  expect([ratio, speedup, saved, difference].map(({ margin }) => margin)).toEqual([null, null, null, null]);
});

test('equal values are known exactly only where the step between values is not known', () => {
  expect(compareTimes(timed(10, 0), timed(20, 0)).ratio.margin).toBe(0);
  const rounded = (mean: number): Sample => ({ ...timed(mean, 0), resolution: 1 });
  expect(compareTimes(rounded(10), rounded(20)).ratio.margin).toBeGreaterThan(0.01);
});

test('nothing is a multiple of a time of 0, which is one itself', () => {
  expect(compareTimes(timed(0, 0), timed(1, 0.1)).ratio).toEqual({ value: 0, margin: 0 });
  expect(compareTimes(timed(1, 0.1), timed(0, 0)).ratio).toEqual({ value: Infinity, margin: null });
});

test.each([
  [3, 0.02, 0.02, 0.1],
  [3, 0.02, 0.02, 5],
  [3, 0.1, 0.1, 1],
  [5, 0.2, 0.2, 5],
  [5, 0.1, 0.005, 5],
  [10, 0.005, 0.1, 0.1],
])(
  'of %d repetitions that spread by %d and %d, 95%% of the intervals have the true ratio, %d',
  (repetitions, ofBase, ofTime, truth) => {
    const source = randomLcg(0.25);
    const draw = (mean: number, spread: number) => {
      const random = randomNormal.source(source)(mean, mean * spread);
      return sampleStatistics(Array.from({ length: repetitions }, random))!;
    };
    const tries = 2000;
    let covered = 0;
    for (let count = 0; count < tries; count += 1) {
      const { value, margin } = compareTimes(draw(truth, ofTime), draw(1, ofBase)).ratio;
      if (Math.abs(value - truth) <= margin!) covered += 1;
    }
    // As with any interval by Welch's degrees of freedom, few repetitions cover a little more.
    expect(covered / tries).toBeGreaterThan(0.935);
    expect(covered / tries).toBeLessThan(0.98);
  },
);
