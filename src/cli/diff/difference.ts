import { type Comparison, compareAnalyses, isUnchanged } from '../../analysis/compare/compare-analyses.ts';
import { type Gate, gateOf, judgingFor } from '../../analysis/compare/gate.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import type { Metric } from '../../analysis/metric.ts';
import { claimChanges, type ClaimChangeRow, type Claims, judgeClaims } from '../../claims/claim-changes.ts';
import { type SideName, sideName } from './side-name.ts';

/** Everything that `npm run diff` reports. */
export interface Difference extends Comparison {
  readonly before: SideName;
  readonly after: SideName;
  readonly claims: readonly ClaimChangeRow[];
  /** What a limit on slowdowns makes of it; absent where none was asked for. */
  readonly gate?: Gate;
}

/**
 * Compares two analyses and, where there is a report, what it claims about them.
 *
 * @param failAbove the largest slowdown that passes, as a fraction
 */
export function differenceOf(pair: Pair, metric: Metric, report?: Claims, failAbove?: number): Difference {
  const { before, after } = pair;
  const comparison = compareAnalyses(pair, metric, judgingFor(failAbove));
  return {
    before: sideName(before),
    after: sideName(after),
    ...comparison,
    claims: report === undefined ? [] : claimChanges(judgeClaims(report, before), judgeClaims(report, after)),
    ...(failAbove !== undefined && { gate: gateOf(comparison, failAbove) }),
  };
}

/** Whether nothing at all differs: neither data nor descriptions nor claims. */
export function isNothing(difference: Difference): boolean {
  return isUnchanged(difference) && difference.claims.length === 0;
}
