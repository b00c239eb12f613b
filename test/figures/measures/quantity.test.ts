import { expect, it } from 'vitest';
import { formatQuantity, formatRange } from '../../../src/figures/measures/quantity.ts';

it.each([
  [532.31, 'images/s', undefined, '532\u00a0images/s'],
  [5.22257, 'ms', undefined, '5.22\u00a0ms'],
  [0.0000658, 'ms', undefined, '0.0658\u00a0µs'],
  [0.200989, 'share', undefined, '20.1%'],
  [0.178, 'share', 2, '18%'],
  [-0.0123, 'share', undefined, '−1.23%'],
  [2.0812, 'times', 2, '2.1×'],
  [768, 'count', undefined, '768'],
  [86352, 'count', undefined, '86,352'],
  [1734, 'MHz', undefined, '1,734\u00a0MHz'],
  [2e-16, 'share', undefined, '0%'],
  [1582.67, 'million', undefined, '1,580\u00a0million'],
  [NaN, 'ms', undefined, 'not measured\u00a0ms'],
] as const)('%d in %s is written %s', (value, unit, digits, text) => {
  expect(formatQuantity(value, unit, digits)).toBe(text);
});

it('writes a range with its unit once, and a range of one value as the value', () => {
  expect(formatRange(1.893, 2.081, 'times')).toBe('1.89–2.08×');
  expect(formatRange(2.001, 2.002, 'times')).toBe('2.00×');
});
