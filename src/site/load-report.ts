import type { Analysis } from '../analysis/analysis.ts';
import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import { judgeClaims } from '../claims/claim-changes.ts';
import type { JudgedClaim } from '../claims/judge-claim.ts';
import type { MeasureContext } from '../claims/measure.ts';
import { onDataset } from '../claims/on-dataset.ts';
import { formatProblem } from '../dataset/problem.ts';
import { brokenClaimsMessage } from '../markdown/broken-claims.ts';
import { judgeReport } from '../markdown/judge-report.ts';
import { namedDatasets } from '../markdown/named-datasets.ts';
import { readReport } from '../markdown/read-report.ts';
import type { Report } from '../markdown/report.ts';
import { checkNamedDatasets } from '../markdown/check-named-datasets.ts';
import { contentDigest } from './content-digest.ts';
import { loadDatasets } from './load-datasets.ts';
import { contentDirectory } from './settings.ts';

/** The narrative with the data that it is about. */
export interface LoadedReport {
  readonly report: Report;
  readonly analysis: Analysis;
  /** What values and tables are computed from. */
  readonly context: MeasureContext;
  /** What something that names a dataset is computed from. */
  on(dataset: string | undefined): MeasureContext;
  /** Every claim with its verdict, in the order of `claims.yaml`, by id. */
  readonly claims: ReadonlyMap<string, JudgedClaim>;
  /** The same claims on any other dataset. */
  judgedOn(analysis: Analysis): readonly JudgedClaim[];
}

let kept:
  | { readonly analyses: readonly Analysis[]; readonly digest: string; readonly loaded: LoadedReport }
  | undefined;
let read: { readonly digest: string; readonly result: ReturnType<typeof readReport> } | undefined;

/**
 * The report and its dataset. A build reads the content once; `dev` reads it again when a file's content has changed.
 *
 * @throws Error that lists everything that is wrong with the content, and in a build every broken claim unless
 * `ALLOW_BROKEN_CLAIMS` is set
 */
export async function loadReport(): Promise<LoadedReport> {
  const digest = import.meta.env.DEV ? await contentDigest(contentDirectory) : '';
  if (read?.digest !== digest) read = { digest, result: readReport(contentDirectory) };
  const { report, problems, warnings } = await read.result;
  const { analyses, problems: ofData } = await loadDatasets();
  const names = [...analyses.keys()];
  const analysis = analyses.get(report.metadata.dataset);
  const named = namedDatasets(report).flatMap((name) => analyses.get(name) ?? []);
  if (kept?.digest === digest && isSame(kept.analyses, named)) return kept.loaded;

  const onData = analysis && judgeReport(report, analysis, analyses);
  const { dataset } = report.metadata;
  // Only in `dev`: with problems of its own from the start, the dataset is not unknown.
  const own = analysis ? [] : ofData.filter(({ file }) => file === dataset || file.startsWith(`${dataset}/`));
  const missing = own.length > 0 ? own : checkNamedDatasets(report, names);
  const all = [...problems, ...missing, ...(onData?.problems ?? [])];
  if (analysis === undefined || onData === undefined || all.length > 0)
    throw new Error(all.map(formatProblem).join('\n'));
  const { context, claims, broken } = onData;
  if (broken.length > 0 && !import.meta.env.DEV && !process.env.ALLOW_BROKEN_CLAIMS) {
    throw new Error(brokenClaimsMessage(broken, report));
  }
  for (const warning of warnings) console.warn(warning);
  const judgedOn = keptWithAnalysis((other) => judgeClaims(report, other));
  const loaded = {
    report,
    analysis,
    context,
    on: (name: string | undefined) => onDataset(context, name),
    claims,
    judgedOn,
  };
  kept = { analyses: named, digest, loaded };
  return loaded;
}

function isSame(before: readonly Analysis[], now: readonly Analysis[]): boolean {
  return before.length === now.length && before.every((analysis, index) => analysis === now[index]);
}

/** The report's claims judged on any dataset, once for each. */
export async function claimsOn(analysis: Analysis): Promise<readonly JudgedClaim[]> {
  const loaded = await loadReport();
  if (analysis === loaded.analysis) return [...loaded.claims.values()];
  return loaded.judgedOn(analysis);
}
