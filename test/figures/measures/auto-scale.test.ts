import { expect, test } from 'vitest';
import { scaleOf } from '../../../src/figures/measures/auto-scale.ts';

const DWARFED = [900, 8, 7, 5];

test('where one value dwarfs the rest, dots on a logarithmic axis show them all', () => {
  expect(scaleOf('auto', undefined, DWARFED)).toBe('log');
});

test('a small value beside large ones leaves bars that start at zero', () => {
  expect(scaleOf('auto', undefined, [0.1, 70, 80, 90])).toBe('linear');
  expect(scaleOf('auto', undefined, [])).toBe('linear');
});

test('what was chosen wins, and so does an axis that was cut on purpose', () => {
  expect(scaleOf('linear', undefined, DWARFED)).toBe('linear');
  expect(scaleOf('log', undefined, [1, 2])).toBe('log');
  expect(scaleOf('auto', 20, DWARFED)).toBe('linear');
});
