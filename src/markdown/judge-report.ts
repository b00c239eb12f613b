import type { Analysis } from '../analysis/analysis.ts';
import { judgeClaim, type JudgedClaim } from '../claims/judge-claim.ts';
import type { MeasureContext } from '../claims/measure.ts';
import type { Problem } from '../dataset/problem.ts';
import { checkReport } from './check-report.ts';
import type { Report } from './report.ts';

/** A report held against its dataset. */
export interface ReportOnData {
  /** Names and values that the data do not have. With any, no claim has been judged. */
  readonly problems: readonly Problem[];
  /** What values and tables are computed from. */
  readonly context: MeasureContext;
  /** In the order of `claims.yaml`, by id. */
  readonly claims: ReadonlyMap<string, JudgedClaim>;
  readonly broken: readonly JudgedClaim[];
}

export function judgeReport(report: Report, analysis: Analysis): ReportOnData {
  const context: MeasureContext = { analysis, quoted: report.quoted };
  const problems = checkReport(report, analysis);
  const judged =
    problems.length > 0 ? [] : report.claims.map(({ declaration }) => judgeClaim(declaration, context));
  return {
    problems,
    context,
    claims: new Map(judged.map((claim) => [claim.declaration.id, claim])),
    broken: judged.filter((claim) => claim.broken),
  };
}
