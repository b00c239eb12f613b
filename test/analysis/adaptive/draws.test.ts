import { describe, expect, it } from 'vitest';
import { drawsOf, RESAMPLES } from '../../../src/analysis/adaptive/draws.ts';

/** Each as it was, since the next one may be written over it. */
const copied = (repetitions: readonly number[]) =>
  Array.from(drawsOf(repetitions), ({ counts, probability }) => ({ counts: [...counts], probability }));

describe('draws of several runs', () => {
  it('are all combinations of their resamples, by their chances, where these are few', () => {
    const draws = copied([2, 1, 2]);
    expect(draws.map(({ counts }) => counts.join(''))).toEqual(
      ['02', '11', '20'].flatMap((first) => ['02', '11', '20'].map((last) => `${first}1${last}`)),
    );
    expect(draws.map(({ probability }) => probability * 16)).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
  });

  it('are as many as are enough where there are more, each run with as many as it has', () => {
    const draws = copied([3, 4, 3, 2]);
    expect(draws).toHaveLength(RESAMPLES);
    for (const { counts } of draws)
      expect(
        [counts.slice(0, 3), counts.slice(3, 7), counts.slice(7, 10), counts.slice(10)].map(sum),
      ).toEqual([3, 4, 3, 2]);
    expect(copied([3, 4, 3, 2])).toEqual(draws);
  });
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
