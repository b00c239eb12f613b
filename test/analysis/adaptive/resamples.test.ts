import { describe, expect, it } from 'vitest';
import { allResamples, resampleCount, resampledPoint } from '../../../src/analysis/adaptive/resamples.ts';

describe('resamples', () => {
  it('are ten of three repetitions, out of 27 equally likely draws', () => {
    const resamples = allResamples(3);
    expect(resamples).toHaveLength(10);
    expect(resamples.map(({ probability }) => Math.round(probability * 27)).sort()).toEqual([
      1, 1, 1, 3, 3, 3, 3, 3, 3, 6,
    ]);
    expect(resamples.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  });

  it('draw as many as there are', () => {
    for (const resample of allResamples(4)) {
      expect(resample.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    }
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('are counted without making them: %i repetitions', (n) => {
    expect(resampleCount(n)).toBe(allResamples(n).length);
  });
});

describe('a resampled point', () => {
  const point = {
    batchSize: 1,
    meanMs: Float64Array.of(37, 2),
    minMs: Float64Array.of(1, 1),
    repetitions: new Map([
      [0, Float64Array.of(1, NaN)],
      [1, Float64Array.of(10, 1)],
      [4, Float64Array.of(100, 3)],
    ]),
    sumMs: 39,
    wholePassMs: 39,
  };

  it('weighs each repetition by how often it was drawn, and leaves out what it did not time', () => {
    const { meanMs, sumMs } = resampledPoint(point, [2, 0, 1]);
    expect([...meanMs]).toEqual([34, 3]);
    expect(sumMs).toBe(37);
  });

  it('has no time for a layer that no drawn repetition timed', () => {
    expect([...resampledPoint(point, [3, 0, 0]).meanMs]).toEqual([1, NaN]);
  });
});
