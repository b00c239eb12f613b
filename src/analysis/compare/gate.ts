import type { BestTimeChangeRow } from './best-time-changes.ts';
import type { RunChangeRow } from './run-changes.ts';
import { DEFAULT_JUDGING, type JudgingOptions } from './verdict.ts';

/** What a limit on slowdowns makes of a comparison. */
export interface Gate {
  /** The largest slowdown that passes, as a fraction. */
  readonly limit: number;
  /** Slower beyond the noise and by more than the limit, the worst first. */
  readonly slower: readonly BestTimeChangeRow[];
  /** Points that ran and now fail, which no time shows. */
  readonly failing: readonly RunChangeRow[];
  /** By more than the limit, but not to be told from noise: these pass. */
  readonly untold: readonly BestTimeChangeRow[];
}

/**
 * Judges the best time of each model with each library; where factors are declared, of each of their variants.
 *
 * @param limit as a fraction, at least 0
 */
export function gateOf(
  {
    bestTimes,
    runs,
  }: { readonly bestTimes: readonly BestTimeChangeRow[]; readonly runs: readonly RunChangeRow[] },
  limit: number,
): Gate {
  const above = bestTimes
    .filter(({ change }) => change !== null && change > limit)
    .sort((a, b) => b.change! - a.change!);
  return {
    limit,
    slower: above.filter(({ verdict }) => verdict === 'slower'),
    failing: runs.filter(({ change }) => change === 'fails'),
    untold: above.filter(({ verdict }) => verdict === 'unclear' || verdict === 'too-few'),
  };
}

export function stops({ slower, failing }: Gate): boolean {
  return slower.length + failing.length > 0;
}

/** A limit below what counts as a change otherwise makes smaller changes count. */
export function judgingFor(limit: number | undefined): JudgingOptions {
  return { ...DEFAULT_JUDGING, leastChange: Math.min(DEFAULT_JUDGING.leastChange, limit ?? Infinity) };
}
