import type { Analysis } from '../analysis/analysis.ts';
import { judgeClaim, type JudgedClaim } from '../claims/judge-claim.ts';
import type { MeasureContext } from '../claims/measure.ts';
import type { Problem } from '../dataset/problem.ts';
import { checkCharts } from './check-charts.ts';
import { checkClaimOnData, quotationsOfClaim } from './check-claim-on-data.ts';
import { checkLinks } from './check-links.ts';
import { checkElements } from './check-elements.ts';
import { nameChecker } from './check-names.ts';
import { checkQuotations } from './check-quotations.ts';
import type { Report } from './report.ts';
import { sitePaths } from './site-paths.ts';

/** A report held against its dataset. */
export interface ReportOnData {
  /** Names, units and values that the data do not have. */
  readonly problems: readonly Problem[];
  /** What values and tables are computed from. */
  readonly context: MeasureContext;
  /** In the order of `claims.yaml`, by id; one that has a problem is not judged. */
  readonly claims: ReadonlyMap<string, JudgedClaim>;
  readonly broken: readonly JudgedClaim[];
}

/**
 * @param datasets those that the report names, its own included
 * @param names of all datasets of the site
 */
export function judgeReport(
  report: Report,
  analysis: Analysis,
  datasets: ReadonlyMap<string, Analysis> = new Map([[analysis.name, analysis]]),
  names: readonly string[] = [...datasets.keys()],
): ReportOnData {
  const paths = sitePaths(report, analysis, names);
  const unknownNames = nameChecker(analysis, datasets);
  const ofQuotations = checkQuotations(report, unknownNames);
  const quoted = new Map([...report.quoted].filter(([name]) => !ofQuotations.has(name)));
  const context: MeasureContext = { analysis, datasets, quoted };
  const claims = report.claims.map((claim) => ({
    claim,
    problems: checkClaimOnData(claim, unknownNames, context),
  }));
  const judged = claims
    .filter(({ claim, problems }) => problems.length === 0 && quotationsOfClaim(claim, context))
    .map(({ claim }) => judgeClaim(claim.declaration, context));
  return {
    problems: [
      ...checkLinks(report, paths),
      ...checkElements(report, context, unknownNames, paths),
      ...checkCharts(report, analysis, unknownNames),
      ...claims.flatMap(({ problems }) => problems),
      ...[...ofQuotations.values()].flat(),
    ],
    context,
    claims: new Map(judged.map((claim) => [claim.declaration.id, claim])),
    broken: judged.filter((claim) => claim.broken),
  };
}
