import type { Analysis } from '../analysis/analysis.ts';
import type { ClaimDeclaration } from './declaration.ts';
import { judgeClaim, type JudgedClaim } from './judge-claim.ts';
import type { MeasureContext } from './measure.ts';
import { isQuery, type Query } from './query.ts';
import { boundsOf } from './wrong-units.ts';

/** A claim whose printed value, verdict or standing differs between two datasets. */
export interface ClaimChangeRow {
  readonly id: string;
  /** The sentence with its values in place, on the later side. */
  readonly statement: string;
  /** The values of its checks. */
  readonly before_value: string;
  readonly after_value: string;
  readonly before_verdict: string;
  readonly after_verdict: string;
  /** Whether it was as its author wrote it on the earlier side and no longer is. */
  readonly broke: boolean;
}

/** What a report claims, and the figures of others that it compares with. */
export interface Claims {
  readonly claims: readonly { readonly declaration: ClaimDeclaration }[];
  readonly quoted: MeasureContext['quoted'];
}

/** A report's claims on any dataset, in their order; those that name a dataset are about that one, and left out. */
export function judgeClaims({ claims, quoted }: Claims, analysis: Analysis): readonly JudgedClaim[] {
  return claims
    .filter(({ declaration }) => !namesDataset(declaration))
    .map(({ declaration }) => judgeClaim(declaration, { analysis, quoted }));
}

function namesDataset({ checks }: ClaimDeclaration): boolean {
  return checks.some(({ value, expect }) =>
    [value as Query, ...boundsOf(expect).map(({ bound }) => bound)].some(
      (asked) => isQuery(asked) && (asked.dataset ?? asked.baselineDataset) !== undefined,
    ),
  );
}

/** Claims that were judged on two datasets: those that differ, broken ones first. */
export function claimChanges(
  before: readonly JudgedClaim[],
  after: readonly JudgedClaim[],
): ClaimChangeRow[] {
  const later = new Map(after.map((claim) => [claim.declaration.id, claim]));
  return before
    .flatMap((earlier) => {
      const now = later.get(earlier.declaration.id);
      if (now === undefined) return [];
      const change = {
        id: earlier.declaration.id,
        statement: now.statement,
        before_value: values(earlier),
        after_value: values(now),
        before_verdict: earlier.verdict,
        after_verdict: now.verdict,
        broke: now.broken && !earlier.broken,
      };
      const same =
        earlier.statement === now.statement &&
        change.before_value === change.after_value &&
        earlier.verdict === now.verdict;
      return same ? [] : [change];
    })
    .sort((a, b) => Number(b.broke) - Number(a.broke));
}

function values({ checks }: JudgedClaim): string {
  return checks.map(({ valueText }) => valueText).join('; ');
}
