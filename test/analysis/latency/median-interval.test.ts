import { describe, expect, test } from 'vitest';
import { medianInterval, medianRank } from '../../../src/analysis/latency/median-interval.ts';

/** P(B < k) for B binomial with n and ½, summed term by term. */
function below(k: number, n: number): number {
  let term = 2 ** -n;
  let sum = 0;
  for (let i = 0; i < k; i += 1) {
    sum += term;
    term *= (n - i) / (i + 1);
  }
  return sum;
}

const interval = (...byRun: readonly number[][]) =>
  medianInterval(byRun, Float64Array.from(byRun.flat()).sort());

describe('the rank of the order statistics that hold the median', () => {
  // Le Boudec, Performance Evaluation of Computer and Communication Systems, appendix A, table for 95%.
  test.each([
    [6, 1],
    [8, 1],
    [9, 2],
    [10, 2],
    [20, 6],
    [30, 10],
    [50, 18],
    [70, 27],
  ])('of %i values is %i, as tabulated', (count, rank) => {
    expect(medianRank(count)).toBe(rank);
  });

  test('is not known below six values', () => {
    for (const count of [0, 1, 2, 3, 4, 5]) expect(medianRank(count)).toBeUndefined();
  });

  test('is the greatest that leaves out at most 5%, for every number of values up to 1000', () => {
    for (let count = 6; count <= 1000; count += 1) {
      const rank = medianRank(count)!;
      expect(2 * below(rank, count), `${count}`).toBeLessThanOrEqual(0.05);
      expect(2 * below(rank + 1, count), `${count}`).toBeGreaterThan(0.05);
    }
  });

  test('of very many values is close to that of the normal distribution', () => {
    expect(Math.abs(medianRank(65_536)! - (32_768 - 0.98 * 256))).toBeLessThan(2);
  });
});

describe('the interval of a median', () => {
  test('of several runs is Student’s t over their medians', () => {
    // Medians 10, 11, 12: mean 11, deviation 1, t = 4.303 for 2 degrees of freedom.
    const { low, high } = interval([9, 10.000001, 11], [10, 11, 12.000001], [11, 12, 13]);
    expect(low).toBeCloseTo(11 - 4.302653 / Math.sqrt(3), 4);
    expect(high).toBeCloseTo(11 + 4.302653 / Math.sqrt(3), 4);
  });

  test('of several runs holds the median of all times, wherever that is', () => {
    // Ten short runs of 10 ms, and one of 11 ms that has nearly all of the times.
    const short = Array.from({ length: 10 }, (_, run) => [10 + run * 1e-6]);
    const { low, high } = interval(
      ...short,
      Array.from({ length: 100 }, () => 11),
    );
    expect(low).toBeCloseTo(9.9, 1);
    expect(high).toBeCloseTo(11, 5);
  });

  test('of one run is between its order statistics', () => {
    const times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((time) => time + 0.000001);
    const { low, high } = interval(times);
    expect(low).toBeCloseTo(2, 5);
    expect(high).toBeCloseTo(9, 5);
  });

  test('of one run of five times is not known', () => {
    expect(interval([1, 2, 3, 4, 5])).toEqual({ low: NaN, high: NaN });
  });

  test('is no shorter than the step in which times are written, and never below zero', () => {
    expect(interval([10, 10, 10], [10, 10, 10])).toEqual({ low: 9.5, high: 10.5 });
    expect(interval([10.5, 10.5], [10.5, 10.5])).toEqual({ low: 10.45, high: 10.55 });
    expect(interval([1], [100]).low).toBe(0);
  });
});
