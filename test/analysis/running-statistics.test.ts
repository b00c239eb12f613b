import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleStatistics } from '../../src/analysis/sample-statistics.ts';

test('mean, standard deviation with n − 1 and count of a small sample', () => {
  const { repetitions, mean, std } = sampleStatistics([2, 4, 4, 4, 5, 5, 7, 9])!;
  expect({ repetitions, mean }).toEqual({ repetitions: 8, mean: 5 });
  expect(std).toBeCloseTo(Math.sqrt(32 / 7), 14);
});

test('one value has no standard deviation', () => {
  expect(sampleStatistics([3])).toEqual({ repetitions: 1, mean: 3, std: null });
});

test('no value, or none that was measured, has no statistics', () => {
  expect(sampleStatistics([])).toBeUndefined();
  expect(sampleStatistics([NaN, NaN])).toBeUndefined();
});

test('what was not measured is not counted', () => {
  expect(sampleStatistics([NaN, 1, NaN, 3])).toMatchObject({ repetitions: 2, mean: 2 });
});

test('a small spread on a large mean keeps its digits', () => {
  expect(sampleStatistics([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])!.std).toBeCloseTo(Math.sqrt(30), 12);
});

test('equal values have a standard deviation of exactly zero', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 9 }),
      (value, count) => {
        expect(sampleStatistics(Array<number>(count).fill(value))).toMatchObject({ std: 0 });
      },
    ),
  );
});

test('the mean lies between the least and the greatest value', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const { mean } = sampleStatistics(values)!;
      expect(mean).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-12));
      expect(mean).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-12));
    }),
  );
});
