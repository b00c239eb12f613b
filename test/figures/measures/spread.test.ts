import { describe, expect, it } from 'vitest';
import { halfWidth, timeInterval } from '../../../src/figures/measures/spread.ts';

describe('the spread that a figure shows', () => {
  it('is one standard deviation, or the half width of the 95% interval by Student’s t', () => {
    expect(halfWidth(3, 3, 'std')).toBe(3);
    expect(halfWidth(3, 3, 'ci95')).toBeCloseTo((4.302653 * 3) / Math.sqrt(3), 5);
    expect(halfWidth(3, 3, 'none')).toBeNull();
    expect(halfWidth(null, 1, 'std')).toBeNull();
  });

  it('of a time ends at zero', () => {
    expect(timeInterval(5, 2, 3, 'std')).toEqual({ low: 3, high: 7 });
    expect(timeInterval(5, 8, 3, 'std')).toEqual({ low: 0, high: 13 });
    expect(timeInterval(5, null, 1, 'std')).toBeUndefined();
  });
});
