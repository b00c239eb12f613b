import { quantileSorted } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSupported, quantileOf, supportedQuantile } from '../../../src/analysis/latency/quantile.ts';

describe('a quantile', () => {
  test('lies between the order statistics, in proportion', () => {
    expect(quantileOf([1, 2, 4], 50)).toBe(2);
    expect(quantileOf([1, 2, 4], 75)).toBe(3);
    expect(quantileOf([10, 20], 90)).toBeCloseTo(19, 12);
    expect(quantileOf([7], 99)).toBe(7);
  });

  test('is that of definition 7, which d3 has too', () => {
    const values = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100 }), (unsorted, percent) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const theirs = quantileSorted(sorted, percent / 100)!;
        expect(Math.abs(quantileOf(sorted, percent) - theirs)).toBeLessThanOrEqual(1e-9 * theirs);
      }),
    );
  });

  test('at a whole percent of a hundred and one values is one of them, without rounding', () => {
    const values = Array.from({ length: 101 }, (_, at) => Math.sqrt(at + 1));
    for (let percent = 0; percent <= 100; percent += 1)
      expect(quantileOf(values, percent)).toBe(values[percent]);
  });
});

describe('a percentile', () => {
  test.each([
    [50, 2],
    [90, 10],
    [99, 100],
  ])('%i is supported from %i values on', (percent, least) => {
    expect(isSupported(least, percent)).toBe(true);
    expect(isSupported(least - 1, percent)).toBe(false);
  });

  test('that is not supported is no number', () => {
    expect(supportedQuantile([1, 2, 3], 90)).toBeNaN();
  });
});
