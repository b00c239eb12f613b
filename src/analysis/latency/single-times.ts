import type { CountedTimes } from '../../dataset/partial-state.ts';
import type { LatencySummary } from '../summaries.ts';
import { medianInterval } from './median-interval.ts';
import { quantileOf, supportedQuantile } from './quantile.ts';

/**
 * Up to so many single times of a point are kept for a metric, at 8 bytes each, until they are reduced: quantiles need them
 * all. Of more, the number and the worst are still exact, and there are no quantiles.
 */
export const KEPT_TIMES = 2 ** 16;

/** Of more times than this a summary has the percentiles from 0 to 100. */
const DRAWN_TIMES = 101;

/** Receives the single times of a point for one metric, in any order, and reduces them. */
export interface SingleTimes {
  /** `run` is the position among the point's `ok` repetitions, `iteration` counts from 0; a time that is NaN was not measured. */
  add(run: number, iteration: number, timeMs: number): void;
  /** Adds the times of a run of a point that has more than are kept. */
  merge(run: number, counted: CountedTimes): void;
  /** Undefined where no time was added. */
  finish(): LatencySummary | undefined;
}

/** @param leftOut how many of the first iterations of each run are in no statistic */
export function createSingleTimes(leftOut: readonly number[], kept = KEPT_TIMES): SingleTimes {
  const byRun: number[][] = leftOut.map(() => []);
  const isTimed = leftOut.map(() => false);
  let times = 0;
  let left = 0;
  let worstMs = -Infinity;
  return {
    add(run, iteration, timeMs) {
      if (Number.isNaN(timeMs)) return;
      if (iteration < leftOut[run]!) {
        left += 1;
        return;
      }
      times += 1;
      isTimed[run] = true;
      worstMs = Math.max(worstMs, timeMs);
      if (times <= kept) byRun[run]!.push(timeMs);
    },
    merge(run, counted) {
      left += counted.leftOut;
      if (counted.times === 0) return;
      times += counted.times;
      isTimed[run] = true;
      worstMs = Math.max(worstMs, counted.worstMs);
    },
    finish() {
      if (times === 0) return undefined;
      const counts = { repetitions: isTimed.filter(Boolean).length, times, leftOut: left, worstMs };
      return { ...counts, ...quantiles(times > kept ? [] : byRun.filter(({ length }) => length > 0)) };
    },
  };
}

type Quantiles = Omit<LatencySummary, 'repetitions' | 'times' | 'leftOut' | 'worstMs'>;

const NO_QUANTILES: Quantiles = {
  medianMs: NaN,
  medianLowMs: NaN,
  medianHighMs: NaN,
  p90Ms: NaN,
  p99Ms: NaN,
  drawnMs: [],
};

function quantiles(runs: readonly (readonly number[])[]): Quantiles {
  if (runs.length === 0) return NO_QUANTILES;
  const byRun = runs.map((times) => Float64Array.from(times).sort());
  const sorted = Float64Array.from(runs.flat()).sort();
  const medianMs = supportedQuantile(sorted, 50);
  const { low, high } = Number.isNaN(medianMs) ? { low: NaN, high: NaN } : medianInterval(byRun, sorted);
  return {
    medianMs,
    medianLowMs: low,
    medianHighMs: high,
    p90Ms: supportedQuantile(sorted, 90),
    p99Ms: supportedQuantile(sorted, 99),
    drawnMs:
      sorted.length <= DRAWN_TIMES
        ? [...sorted]
        : Array.from({ length: DRAWN_TIMES }, (_, percent) => quantileOf(sorted, percent)),
  };
}
