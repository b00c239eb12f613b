import { mean } from 'd3-array';
import { confidenceHalfWidth } from '../confidence-interval.ts';
import { incompleteBeta } from '../incomplete-beta.ts';
import { resolutionOf } from '../resolution.ts';
import { sampleStatistics } from '../sample-statistics.ts';
import { quantileOf } from './quantile.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Neither end is known. */
const UNKNOWN: Interval = { low: NaN, high: NaN };

/** What the interval of a median leaves out, on both sides together. */
const OUTSIDE = 0.05;

/**
 * The 95% interval of the median of single times, in their unit; ends that are not known are NaN.
 *
 * Times of one process resemble each other more than those of two. Where there are several runs, what is independent are
 * the runs, so the interval is Student's t over their medians, widened where it has to be to hold the median of all. One
 * run alone tells only how well its own median is known, were its times independent: by {@link medianRank}.
 *
 * No median is known better than the step in which times are reported, so half of that is added on both sides.
 *
 * @param byRun the times of each run, ascending; none is empty
 * @param sorted those of all runs, ascending
 */
export function medianInterval(byRun: readonly ArrayLike<number>[], sorted: Float64Array): Interval {
  const { low, high } = byRun.length > 1 ? ofRuns(byRun, sorted) : ofOrderStatistics(sorted);
  const half = resolutionOf(sorted) / 2;
  return { low: Math.max(0, low - half), high: high + half };
}

function ofRuns(byRun: readonly ArrayLike<number>[], sorted: Float64Array): Interval {
  const medians = byRun.map((times) => quantileOf(times, 50));
  const { std, repetitions } = sampleStatistics(medians)!;
  const half = confidenceHalfWidth(std, repetitions)!;
  const [middle, median] = [mean(medians)!, quantileOf(sorted, 50)];
  return { low: Math.min(middle - half, median), high: Math.max(middle + half, median) };
}

function ofOrderStatistics(sorted: Float64Array): Interval {
  const rank = medianRank(sorted.length);
  return rank === undefined ? UNKNOWN : { low: sorted[rank - 1]!, high: sorted[sorted.length - rank]! };
}

/**
 * The greatest k such that the k-th least and the k-th greatest of n independent values hold their median between them with
 * a probability of at least 95%, whatever their distribution: 1 − 2 P(B < k), B binomial with n and ½ (Le Boudec,
 * Performance Evaluation of Computer and Communication Systems, 2010, theorem 2.1). Undefined for fewer than 6 values.
 */
export function medianRank(count: number): number | undefined {
  /** P(B < k) = I_½(n − k + 1, k). */
  const outside = (rank: number): number => 2 * incompleteBeta(0.5, 0.5, count - rank + 1, rank);
  if (count < 1 || outside(1) > OUTSIDE) return undefined;
  let [holds, fails] = [1, Math.floor(count / 2) + 1];
  while (fails - holds > 1) {
    const middle = Math.floor((holds + fails) / 2);
    if (outside(middle) <= OUTSIDE) holds = middle;
    else fails = middle;
  }
  return holds;
}
