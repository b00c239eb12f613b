import { describe, expect, it } from 'vitest';
import { central95 } from '../../../src/analysis/adaptive/interval.ts';
import { allResamples, resampledMean } from '../../../src/analysis/adaptive/resamples.ts';

describe('resamples', () => {
  it('are ten of three repetitions, out of 27 equally likely draws', () => {
    const resamples = allResamples(3);
    expect(resamples).toHaveLength(10);
    expect(resamples.map(({ probability }) => Math.round(probability * 27)).sort()).toEqual([
      1, 1, 1, 3, 3, 3, 3, 3, 3, 6,
    ]);
    expect(resamples.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  });

  it('draw as many as there are, and weigh the mean by how often', () => {
    for (const resample of allResamples(4)) {
      expect(resample.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    }
    expect(resampledMean([1, 10, 100], { counts: [2, 0, 1], probability: 1 / 9 })).toBe(34);
  });
});

describe('the central 95%', () => {
  it('leaves out at most 2.5% at either end', () => {
    const values = Float64Array.of(5, 1, 9, 3);
    expect(central95(values, Float64Array.of(0.4, 0.02, 0.03, 0.55))).toEqual({ lower: 3, upper: 9 });
    expect(central95(values, Float64Array.of(0.4, 0.03, 0.02, 0.55))).toEqual({ lower: 1, upper: 5 });
  });
});
