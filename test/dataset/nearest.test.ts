import { expect, test } from 'vitest';
import { expectOneOf } from '../../src/dataset/nearest.ts';

test('the nearest of numbers is the nearest in value, of words the one that begins so or looks alike', () => {
  expect(expectOneOf('18', ['2', '8', '16'])).toBe('16, which is the nearest, or another of 2, 8, 16');
  expect(expectOneOf('mean', ['mass', 'mean-time'])).toMatch(/^mean-time, /);
  expect(expectOneOf('gpo', ['cpu', 'gpu'])).toMatch(/^gpu, /);
});

test('a name that two things have is offered once', () => {
  expect(expectOneOf('c', ['a', 'a', 'cb'])).toBe('a, which is the nearest, or another of a, cb');
});
