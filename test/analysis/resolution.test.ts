import { expect, test } from 'vitest';
import { resolutionOf } from '../../src/analysis/resolution.ts';

test.each([
  [[12, 130], 1],
  [[12, 12.5], 0.1],
  [[29.4123, NaN, 3], 0.0001],
  [[9.6e-5], 0.000001],
  [[1.23457e6], 1],
  [[1 / 3], 0.000001],
  [[], 0],
  [[NaN], 0],
])('%j are told in steps of %d', (values, step) => {
  expect(resolutionOf(values)).toBeCloseTo(step, 12);
});
