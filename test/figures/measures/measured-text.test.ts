import { expect, test } from 'vitest';
import { measuredTexts } from '../../../src/figures/measures/measured-text.ts';

const texts = (numbers: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(measuredTexts(new Map(Object.entries(numbers))));

test('a mean ends where the second digit of its spread stands', () => {
  expect(texts({ mean_ms: 12.345678, std_ms: 0.0234567 })).toEqual({ mean_ms: '12.346', std_ms: '0.023' });
  expect(texts({ mean_ms: 12.345678, std_ms: 3.4567 })).toEqual({ mean_ms: '12.3', std_ms: '3.5' });
  expect(texts({ mean_ms: 1234.5678, std_ms: 345.67 })).toEqual({ mean_ms: '1,235', std_ms: '346' });
});

test('a rate is known to the share to which its time is', () => {
  const { images_per_second: rate } = texts({
    mean_ms: 8.123,
    std_ms: 0.08123,
    images_per_second: 123.10723,
  });
  expect(rate).toBe('123.1');
});

test('a speedup ends with its interval', () => {
  expect(texts({ speedup: 3.756789, speedup_ci95: 0.4321 })).toEqual({
    speedup: '3.76',
    speedup_ci95: '0.43',
  });
});

test('without a spread there are four digits, and whole numbers are whole', () => {
  expect(texts({ mean_ms: 12.345678, std_ms: null, repetitions: 1, memory_mb: 86.123456 })).toEqual({
    mean_ms: '12.35',
    repetitions: '1',
    memory_mb: '86.12',
  });
  expect(texts({ mean_ms: 20.000001, std_ms: 0 })).toEqual({ mean_ms: '20', std_ms: '0' });
});

test('what is less has a true minus sign', () => {
  expect(texts({ saving: -0.12346 })).toEqual({ saving: '−0.1235' });
});

test('a tiny time and its spread are in microseconds, and a share is in percent', () => {
  expect(texts({ mean_ms: 0.00063912, std_ms: 0.0000482 })).toEqual({
    mean_ms: '0.639\u00a0µs',
    std_ms: '0.048\u00a0µs',
  });
  expect(measuredTexts(new Map([['saving', 0.1779632]]), new Set(['saving']))).toEqual(
    new Map([['saving', '17.8%']]),
  );
});
