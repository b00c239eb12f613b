import { max, min, sum } from 'd3-array';
import type { Iteration } from './times-file.ts';

/** An iteration's time on the GPU, in ms from the beginning of the timing. */
interface Interval {
  readonly start: number;
  readonly end: number;
  /** As it was measured: finer than the difference of the time stamps. */
  readonly length: number;
}

/** More of the time than there was can be off by rounding alone. */
const ROUNDING = 1.01;

/** Those of which the file says when they ran: the oldest versions of trtexec tell lengths alone. */
function intervalsOf(iterations: readonly Iteration[]): readonly Interval[] {
  return iterations
    .map(({ startComputeMs: start = NaN, endComputeMs, computeMs }) => ({
      start,
      end: endComputeMs ?? start + computeMs,
      length: computeMs,
    }))
    .filter(({ start, end }) => end - start < Infinity);
}

/** Time stamps are printed with six digits: what two of them differ by is uncertain by one of the last. */
function uncertainty(intervals: readonly Interval[]): number {
  const latest = max(intervals, ({ end }) => Math.abs(end)) ?? 0;
  return latest === 0 ? 0 : 10 ** (Math.floor(Math.log10(latest)) - 5);
}

/**
 * How many iterations ran at once, at most: more than 1 where trtexec had several streams. Then an iteration's time is a
 * latency, and not the time from one batch to the next.
 */
export function mostAtOnce(iterations: readonly Iteration[]): number {
  const intervals = intervalsOf(iterations);
  if (intervals.length === 0) return 1;
  const uncertain = uncertainty(intervals);
  const starts = intervals.map(({ start }) => start).sort((a, b) => a - b);
  const ends = intervals.map(({ end }) => end).sort((a, b) => a - b);
  let ended = 0;
  let most = 1;
  starts.forEach((start, index) => {
    while (ends[ended]! <= start + uncertain) ended += 1;
    most = Math.max(most, index + 1 - ended);
  });
  // Iterations shorter than the last digit of their time stamps still cannot take more time than there was.
  const span = max(intervals, ({ end }) => end)! - min(intervals, ({ start }) => start)! + uncertain;
  const busy = sum(intervals, ({ start, end, length }) => Math.min(length, end - start + uncertain));
  return Math.max(most, busy > span * ROUNDING ? Math.ceil(busy / span) : 1);
}

/**
 * The mean time from one completion to the next, ms: its inverse is the rate, however many batches are under way at once.
 *
 * Measured from the first completion on, without those that end with it, so that nothing of how the first batches came
 * under way is in it. Undefined where no iteration ends later than the first.
 */
export function msBetweenCompletions(iterations: readonly Iteration[]): number | undefined {
  const intervals = intervalsOf(iterations);
  const first = min(intervals, ({ end }) => end);
  if (first === undefined) return undefined;
  const later = intervals.filter(({ end }) => end > first + uncertainty(intervals));
  return later.length === 0 ? undefined : (max(later, ({ end }) => end)! - first) / later.length;
}
