import { describe, expect, it } from 'vitest';
import { parseBound, roundsTo } from '../../src/claims/bound.ts';

const bound = (text: string) => parseBound(text)!;

describe('a stated number', () => {
  it.each([
    ['20%', 0.2, 0.01],
    ['0.1%', 0.001, 0.001],
    ['69', 69, 1],
    ['5.2', 5.2, 0.1],
    ['1743 MHz', 1743, 1],
    ['1,743', 1743, 1],
    ['−3%', -0.03, 0.01],
    ['2.0', 2, 0.1],
  ])('%s has a value and the step of its last digit', (text, value, step) => {
    expect(bound(text).value).toBeCloseTo(value, 12);
    expect(bound(text).step).toBeCloseTo(step, 12);
  });

  it('in percent is the share itself, to the last bit', () => {
    expect(bound('57.1%').value).toBe(0.571);
  });

  it.each(['', 'about 2', '%', 'two'])('is not %j', (text) => {
    expect(parseBound(text)).toBeUndefined();
  });

  it.each([
    [0.2009, '20%', true],
    [0.205, '21%', true],
    [0.2049, '21%', false],
    [0.178, '17%', false],
    [0.2739, '28%', false],
    [68.6, '69', true],
    [5.2448, '5.2', true],
    [0.0014, '0.1%', true],
    [-0.034, '−3%', true],
    [0.125, '0.13', true],
    [0.145, '0.15', true],
  ])('is met by %d as %s: %s', (value, text, met) => {
    expect(roundsTo(value, bound(text))).toBe(met);
  });
});
