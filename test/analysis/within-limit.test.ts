import { expect, test } from 'vitest';
import { fastestWithin, isNearLimit, isWithin, librariesWithin } from '../../src/analysis/within-limit.ts';
import { analyse, type SketchedRun } from './analyse-runs.ts';

const twice = (library: string, batchSize: number, ...times: readonly number[]): SketchedRun[] =>
  times.map((forwardMs, repetition) => ({ library, batchSize, forwardMs, repetition }));

const analysis = analyse([
  ...twice('big', 1, 9, 11),
  ...twice('big', 2, 14, 16),
  ...twice('big', 4, 20, 22),
  ...twice('small', 1, 5, 5.3),
  ...twice('small', 2, 13, 13.2),
]);

const times = analysis.timesPerImage('inference', 'net', 'big');

test('the limit is of the time of a batch, and what takes exactly as long is within', () => {
  expect(times.map((time) => isWithin(time, 15))).toEqual([true, true, false]);
  expect(times.map((time) => isWithin(time))).toEqual([true, true, true]);
});

test('the batch size with the most images per second counts among those within', () => {
  expect(fastestWithin(times)?.batchSize).toBe(4);
  expect(fastestWithin(times, 20)?.batchSize).toBe(2);
  expect(fastestWithin(times, 9)).toBeUndefined();
});

test('libraries stand by what they give within the limit', () => {
  const within = (limitMs?: number) =>
    librariesWithin(analysis, 'inference', 'net', analysis.libraries, { limitMs }).map(
      ({ library, time }) => `${library} ${time.batchSize}`,
    );
  expect(within()).toEqual(['small 1', 'big 4']);
  expect(within(6)).toEqual(['small 1']);
  expect(within(2)).toEqual([]);
});

test('a time is near a limit that its interval holds', () => {
  // Two repetitions of 14 and 16: 15 ± 12.7.
  expect(isNearLimit(times[1]!, 20)).toBe(true);
  expect(isNearLimit(times[1]!, 30)).toBe(false);
});
