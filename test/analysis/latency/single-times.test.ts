import { describe, expect, test } from 'vitest';
import { createSingleTimes } from '../../../src/analysis/latency/single-times.ts';

function reduced(runs: readonly (readonly number[])[], leftOut = runs.map(() => 0), kept?: number) {
  const times = createSingleTimes(leftOut, kept);
  runs.forEach((ofRun, run) => {
    ofRun.forEach((time, iteration) => {
      times.add(run, iteration, time);
    });
  });
  return times.finish();
}

describe('the single times of a point', () => {
  test('are nothing where there are none', () => {
    expect(reduced([[], []])).toBeUndefined();
    expect(reduced([[NaN]])).toBeUndefined();
  });

  test('of all runs are taken together', () => {
    expect(reduced([[3, 1], [2]])).toMatchObject({
      repetitions: 2,
      times: 3,
      leftOut: 0,
      medianMs: 2,
      p90Ms: NaN,
      worstMs: 3,
      drawnMs: [1, 2, 3],
    });
  });

  test('lack the first iterations that their run says are left out, the worst as well', () => {
    expect(
      reduced(
        [
          [90, 1, 3],
          [2, 4],
        ],
        [1, 0],
      ),
    ).toMatchObject({ times: 4, leftOut: 1, worstMs: 4, medianMs: 2.5 });
  });

  test('that were not measured count nowhere', () => {
    expect(reduced([[NaN, 1, 3]], [1])).toMatchObject({ times: 2, leftOut: 0 });
  });

  test('give the same whatever the order of their rows', () => {
    const [forwards, backwards] = [createSingleTimes([1, 1]), createSingleTimes([1, 1])];
    const rows = Array.from({ length: 40 }, (_, at) => [at % 2, at >> 1, Math.sqrt(at + 2)] as const);
    for (const row of rows) forwards.add(...row);
    for (const row of rows.toReversed()) backwards.add(...row);
    expect(backwards.finish()).toEqual(forwards.finish());
  });

  test('have percentiles as soon as there are times enough', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(reduced([hundred])).toMatchObject({ p90Ms: 90.1, p99Ms: 99.01 });
    expect(reduced([hundred.slice(1)])).toMatchObject({ p99Ms: NaN });
    expect(reduced([hundred.slice(0, 9)])).toMatchObject({ p90Ms: NaN });
  });

  test('are drawn by their percentiles where they are very many', () => {
    const many = Array.from({ length: 1001 }, (_, at) => at + 1);
    const { drawnMs } = reduced([many])!;
    expect(drawnMs).toHaveLength(101);
    expect([drawnMs[0], drawnMs[50], drawnMs[100]]).toEqual([1, 501, 1001]);
  });

  test('above the bound have their number and the worst, and no quantiles', () => {
    expect(
      reduced(
        [
          [1, 2],
          [3, 4],
        ],
        [0, 0],
        3,
      ),
    ).toEqual({
      repetitions: 2,
      times: 4,
      leftOut: 0,
      worstMs: 4,
      medianMs: NaN,
      medianLowMs: NaN,
      medianHighMs: NaN,
      p90Ms: NaN,
      p99Ms: NaN,
      drawnMs: [],
    });
  });
});
