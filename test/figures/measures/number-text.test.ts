import { format } from 'd3-format';
import { describe, expect, it } from 'vitest';
import {
  changeText,
  countText,
  digitsText,
  meanDecimals,
  msText,
  numberText,
  percentTextToOne,
  reportedText,
  spreadText,
} from '../../../src/figures/measures/number-text.ts';

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
  expect([-0.178, -0.0001, 0.0512].map(percentTextToOne)).toEqual(['−17.8%', '0.0%', '5.1%']);
});

describe('a time', () => {
  it('has no digit that the program did not report', () => {
    expect([786, 29.4, 20.5124, 1234.5].map(reportedText)).toEqual(['786', '29.4', '20.512', '1,234.5']);
  });

  it('that is a mean has the digits that the program’s clock allows', () => {
    expect(meanDecimals([786, 787, 789])).toBe(1);
    expect(meanDecimals([786])).toBe(0);
    expect(meanDecimals([786, 787, 789], 2)).toBe(2);
    expect(meanDecimals([786, 787, 789], 16)).toBe(3);
    expect(meanDecimals([20.5, 21])).toBe(3);
    expect(spreadText(787.333, 1.528, 1)).toBe('787.3 ±\u00a01.5');
  });

  it('that is a difference has a true minus', () => {
    expect(msText(-0.25)).toBe('−0.250');
  });
});

describe('a time close to zero', () => {
  it.each([
    [0.1, '0.100'],
    [0.0123456, '0.0123'],
    [0.00996, '9.96\u00a0µs'],
    [0.0004, '0.4\u00a0µs'],
    [6.58e-5, '0.0658\u00a0µs'],
    [-0.0004, '−0.4\u00a0µs'],
    [0, '0.000'],
  ])('of %d ms is shown as %s', (ms, text) => {
    expect(msText(ms)).toBe(text);
  });

  it('has a spread with the decimals of its mean, and one digit where that would be none', () => {
    expect(spreadText(5.2231, 0.000681)).toBe('5.223 ±\u00a00.001');
    expect(spreadText(5.2231, 0.000123)).toBe('5.223 ±\u00a00.0001');
    expect(spreadText(5.2231, 0)).toBe('5.223 ±\u00a00.000');
    expect(spreadText(0.04561, 0.00123)).toBe('0.0456 ±\u00a00.0012');
  });

  it('keeps its spread, and what a program reported', () => {
    expect(spreadText(0.0004, 0.00002)).toBe('0.4 ±\u00a00.02\u00a0µs');
    expect(spreadText(0.00133, 0)).toBe('1.33 ±\u00a00.00\u00a0µs');
    expect(spreadText(786, 0.0412, 1)).toBe('786.0 ±\u00a00.04');
    expect([0.00012, 0].map(reportedText)).toEqual(['0.12\u00a0µs', '0']);
  });
});

it('a number of things is in words, with its thousands apart', () => {
  expect([countText(1, 'run'), countText(1024, 'run'), countText(2, 'library', 'libraries')]).toEqual([
    '1 run',
    '1,024 runs',
    '2 libraries',
  ]);
});

it('a number of any size is written as d3-format writes it', () => {
  const sizes = Array.from({ length: 4000 }, (_, at) => 10 ** ((at % 160) / 10 - 8) * (1 + (at % 37) / 36));
  const values = [...sizes, 0.1 + 0.2, 0.0105, 1.005, 99.95, 99.949, 998.96, 999.5, 1000, 1e-6].flatMap(
    (size) => [size, -size],
  );
  for (const value of values) {
    const size = Math.abs(value);
    const glance = size >= 99.95 ? ',.0f' : size < 0.01 ? '.3~r' : ',.3r';
    expect(numberText(value)).toBe(format(glance)(value));
    expect(digitsText(value)).toBe(format(',.4~r')(value));
    expect(percentTextToOne(value)).toBe(`${format('.1f')(value * 100)}%`);
    if (size >= 0.1) {
      expect(reportedText(value)).toBe(format(',.3~f')(value));
      expect(msText(value)).toBe(format(',.3f')(value));
    }
  }
});
