import { describe, expect, it } from 'vitest';
import {
  meanDecimals,
  msText,
  percentText,
  reportedText,
  spreadText,
} from '../../src/components/number-text.ts';

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

it('a percentage is written as in the report', () => {
  expect(percentText(-0.178)).toBe('−17.8%');
});
