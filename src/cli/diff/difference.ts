import type { Analysis } from '../../analysis/analysis.ts';
import { type Comparison, compareAnalyses } from '../../analysis/compare/compare-analyses.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import type { Metric } from '../../analysis/metric.ts';
import { claimChanges, type ClaimChangeRow, type Claims, judgeClaims } from '../../claims/claim-changes.ts';

/** Which data a side of the difference is. */
export interface SideName {
  readonly name: string;
  readonly version: string | null;
  readonly created: string;
}

/** Everything that `npm run diff` reports. */
export interface Difference extends Comparison {
  readonly before: SideName;
  readonly after: SideName;
  readonly claims: readonly ClaimChangeRow[];
}

/** Compares two analyses and, where there is a report, what it claims about them. */
export function differenceOf(pair: Pair, metric: Metric, report?: Claims): Difference {
  const { before, after } = pair;
  return {
    before: sideName(before),
    after: sideName(after),
    ...compareAnalyses(pair, metric),
    claims: report === undefined ? [] : claimChanges(judgeClaims(report, before), judgeClaims(report, after)),
  };
}

function sideName({ name, descriptor }: Analysis): SideName {
  return { name, version: descriptor.version ?? null, created: descriptor.created };
}
