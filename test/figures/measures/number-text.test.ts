import { expect, it } from 'vitest';
import { changeText, numberText, percentTextToOne } from '../../../src/figures/measures/number-text.ts';

it('a change has its sign, and none where it comes out as zero', () => {
  expect([0.02, -0.178, 0, -0.0001].map((fraction) => changeText(fraction, percentTextToOne))).toEqual([
    '+2.0%',
    '−17.8%',
    '0.0%',
    '0.0%',
  ]);
  expect([1.5, -0.001].map((ms) => changeText(ms, numberText))).toEqual(['+1.50', '−0.001']);
});

it('a percentage beside others has one decimal', () => {
  expect(percentTextToOne(-0.178)).toBe('−17.8%');
});
