import { describe, expect, it } from 'vitest';
import { drawsOf, RESAMPLES } from '../../../src/analysis/adaptive/draws.ts';

describe('draws of several runs', () => {
  it('are all combinations of their resamples, by their chances, where these are few', () => {
    const draws = drawsOf([2, 1, 2]);
    expect(draws.map(({ counts }) => counts.join(''))).toEqual(
      ['02', '11', '20'].flatMap((first) => ['02', '11', '20'].map((last) => `${first}1${last}`)),
    );
    expect(draws.map(({ probability }) => probability * 16)).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
  });

  it('are as many as are enough where there are more, each run with as many as it has', () => {
    const draws = drawsOf([3, 4, 3, 2]);
    expect(draws).toHaveLength(RESAMPLES);
    for (const { counts } of draws) {
      const runs = [counts.slice(0, 3), counts.slice(3, 7), counts.slice(7, 10), counts.slice(10)];
      expect(runs.map((run) => run.reduce((sum, count) => sum + count, 0))).toEqual([3, 4, 3, 2]);
    }
  });

  it('are the same whenever they are drawn', () => {
    const draws = drawsOf([3, 4, 3, 2]);
    for (let n = 3; n < 20; n += 1) drawsOf([3, 4, 3, n]);
    expect(drawsOf([3, 4, 3, 2])).not.toBe(draws);
    expect(drawsOf([3, 4, 3, 2])).toEqual(draws);
  });
});
