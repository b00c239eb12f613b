import type { Sample } from '../sample-statistics.ts';
import { compareTimes } from '../compare-times.ts';
import { welchTest } from '../welch-test.ts';

/**
 * What can be said about a time in two datasets.
 *
 * `faster` and `slower` are beyond what the spread over repetitions explains; `small` is so too, but not worth a word;
 * `unclear` is what the spread explains. `too-few` has too few repetitions to tell: one on a side, which has no spread,
 * or two, whose spread says next to nothing, or so few that a difference which would count, were the spread well known,
 * does not. `identical` has the very same figures; `came` and `went` are in one dataset only. What ran on both sides and has
 * a time on one alone did not go: it `fails` now, or `works` again.
 */
export type Verdict =
  'identical' | 'faster' | 'slower' | 'small' | 'unclear' | 'too-few' | 'came' | 'went' | 'fails' | 'works';

/** How a time changed, and what can be said about it. */
export interface TimeChange {
  /** After ÷ before − 1; null where one of the two is missing, or the one before was below the timer's resolution. */
  readonly change: number | null;
  /** 95% confidence interval of the change: it shows how large a difference the test could have missed. */
  readonly change_low: number | null;
  readonly change_high: number | null;
  /** Adjusted for the number of changes tested together; null where nothing could be tested. */
  readonly p_adjusted: number | null;
  readonly verdict: Verdict;
}

export interface JudgingOptions {
  /** Share of false alarms among the changes that are called faster or slower. */
  readonly falseDiscoveryRate: number;
  /** A change below this fraction is `small`, however certain. */
  readonly leastChange: number;
}

export const DEFAULT_JUDGING: JudgingOptions = { falseDiscoveryRate: 0.05, leastChange: 0.01 };

/** The two sides of one comparison; a side that was not measured is absent. */
export interface Sides {
  readonly before?: Sample;
  readonly after?: Sample;
}

/**
 * Judges changes that are looked at together: Welch's t-test for each, with the p-values adjusted after Benjamini and
 * Hochberg (J. R. Stat. Soc. B 57, 1995), because among many comparisons some are extreme by chance.
 *
 * The repetitions of one session do not show how sessions differ (clocks, temperature, another board): the test knows
 * nothing of that, whatever its p-value.
 */
export function judgeChanges(
  pairs: readonly Sides[],
  options: JudgingOptions = DEFAULT_JUDGING,
): TimeChange[] {
  const tests = pairs.map(({ before, after }) => (before && after ? welchTest(before, after) : undefined));
  const adjusted = adjustForMany(tests.map((test) => (test?.kind === 'tested' ? test.p : null)));
  return pairs.map(({ before, after }, index) => {
    const nothing = { change: null, change_low: null, change_high: null, p_adjusted: null };
    if (before === undefined || after === undefined) {
      return { ...nothing, verdict: before === undefined ? 'came' : 'went' };
    }
    const test = tests[index]!;
    const identical =
      before.mean === after.mean && before.std === after.std && before.repetitions === after.repetitions;
    const { value: ratio, margin } = compareTimes(after, before).ratio;
    // Nothing is a multiple of 0, a time below the timer's resolution.
    const change = before.mean === 0 ? null : ratio - 1;
    if (test.kind === 'too-few') {
      return { ...nothing, change, verdict: identical ? 'identical' : 'too-few' };
    }
    const p = adjusted[index]!;
    const fewest = Math.min(before.repetitions, after.repetitions);
    return {
      change,
      change_low: change === null || margin === null ? null : change - margin,
      change_high: change === null || margin === null ? null : change + margin,
      p_adjusted: p,
      verdict: identical ? 'identical' : verdictOf(change, p, { ...test, fewest }, options),
    };
  });
}

/** Below this many repetitions the spread is hardly known: one degree of freedom. */
const KNOWS_SPREAD = 3;

/** Beyond this t a difference counts where the spread is known: 95% of the normal distribution. */
const NORMAL_CRITICAL = 1.96;

function verdictOf(
  change: number | null,
  adjustedP: number,
  { t, p, fewest }: { readonly t: number; readonly p: number; readonly fewest: number },
  { falseDiscoveryRate, leastChange }: JudgingOptions,
): Verdict {
  if (adjustedP >= falseDiscoveryRate) {
    const hidden = Math.abs(t) >= NORMAL_CRITICAL && p >= falseDiscoveryRate;
    return fewest < KNOWS_SPREAD || hidden ? 'too-few' : 'unclear';
  }
  // From a time of 0 on there is only one way.
  if (change === null) return 'slower';
  if (Math.abs(change) < leastChange) return 'small';
  return change < 0 ? 'faster' : 'slower';
}

/** Benjamini–Hochberg adjusted p-values; what was not tested stays null and is not counted. */
export function adjustForMany(ps: readonly (number | null)[]): (number | null)[] {
  const tested = ps.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number | null>(ps.length).fill(null);
  let least = 1;
  tested.forEach(({ p, index }, fromLargest) => {
    least = Math.min(least, (p * tested.length) / (tested.length - fromLargest));
    adjusted[index] = least;
  });
  return adjusted;
}
