import type { Analysis } from '../../analysis/analysis.ts';
import { judgeClaim, type JudgedClaim } from '../../claims/judge-claim.ts';
import type { Report } from '../../markdown/report.ts';

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

/** The report's claims, judged on both sides: those that differ, broken ones first. */
export function claimChanges(report: Report, before: Analysis, after: Analysis): ClaimChangeRow[] {
  const judge = (analysis: Analysis): JudgedClaim[] =>
    report.claims.map(({ declaration }) => judgeClaim(declaration, { analysis, quoted: report.quoted }));
  const later = judge(after);
  return judge(before)
    .flatMap((earlier, index) => {
      const now = later[index]!;
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
