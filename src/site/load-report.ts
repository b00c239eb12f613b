import type { Analysis } from '../analysis/analysis.ts';
import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import { judgeClaims } from '../claims/claim-changes.ts';
import type { JudgedClaim } from '../claims/judge-claim.ts';
import type { MeasureContext } from '../claims/measure.ts';
import { onDataset } from '../claims/on-dataset.ts';
import type { Problem } from '../dataset/problem.ts';
import { sameValues } from '../dataset/same-values.ts';
import { brokenClaimsMessage } from '../markdown/broken-claims.ts';
import { namedDatasets } from '../markdown/named-datasets.ts';
import type { Report } from '../markdown/report.ts';
import { checkNamedDatasets } from '../markdown/check-named-datasets.ts';
import { AuthorError, type PlacedProblem } from './author-error.ts';
import { contentDigest } from './content-digest.ts';
import { loadDatasets } from './load-datasets.ts';
import { judgeContent, readContent } from './read-content.ts';
import { contentDirectory, dataDirectory, isDev } from './settings.ts';
import { noteUse } from './used-datasets.ts';

/** The narrative with the data that it is about. */
export interface LoadedReport {
  readonly report: Report;
  readonly analysis: Analysis;
  /** What values and tables are computed from. */
  readonly context: MeasureContext;
  /** What something that names a dataset is computed from. */
  readonly on: (dataset: string | undefined) => MeasureContext;
  /** Every claim with its verdict, in the order of `claims.yaml`, by id. */
  readonly claims: ReadonlyMap<string, JudgedClaim>;
  /** The same claims on any other dataset. */
  readonly judgedOn: (analysis: Analysis) => readonly JudgedClaim[];
  /** What is wrong on disk; only ever non-empty in `dev`, where the rest is then the last good state. */
  readonly problems: readonly PlacedProblem[];
  /** `file:line:column: …` of what deserves a look in the content. */
  readonly warnings: readonly string[];
}

let kept:
  | { readonly analyses: readonly Analysis[]; readonly digest: string; readonly loaded: LoadedReport }
  | undefined;

/**
 * The report and its dataset. A build reads the content once; `dev` reads it again when a file's content has changed, and gives
 * the last good state with what is wrong now.
 *
 * @throws AuthorError that lists everything that is wrong with the content; Error in a build with every broken claim unless
 * `ALLOW_BROKEN_CLAIMS` is set
 */
export async function loadReport(): Promise<LoadedReport> {
  if (!isDev && kept !== undefined) return kept.loaded;
  const digest = isDev ? await contentDigest(contentDirectory) : '';
  const { report, problems, warnings } = await readContent(digest);
  const { analyses, problems: ofData } = await loadDatasets();
  const names = [...analyses.keys()];
  const analysis = analyses.get(report.metadata.dataset);
  const ofReport = new Set(namedDatasets(report));
  const named = new Map([...analyses].filter(([name]) => ofReport.has(name)));
  if (kept?.digest === digest && sameValues(kept.analyses, [...named.values()])) return kept.loaded;

  const onData = analysis && judgeContent(report, analysis, named, names);
  const { dataset } = report.metadata;
  // Only in `dev`: with problems of its own from the start, the dataset is not unknown.
  const own = analysis ? [] : ofData.filter(({ file }) => file === dataset || file.startsWith(`${dataset}/`));
  const missing = own.length > 0 ? own : checkNamedDatasets(report, names);
  const all = [
    ...placed(problems, contentDirectory),
    ...placed(missing, missing === own ? dataDirectory : contentDirectory),
    ...placed(onData?.problems ?? [], contentDirectory),
  ];
  if (analysis === undefined || onData === undefined || all.length > 0) {
    if (isDev && kept !== undefined) return { ...kept.loaded, problems: all };
    throw new AuthorError(all);
  }
  const { context, claims, broken } = onData;
  if (broken.length > 0 && !isDev && !process.env.ALLOW_BROKEN_CLAIMS) {
    throw new Error(brokenClaimsMessage(broken, report));
  }
  for (const warning of warnings) console.warn(warning);
  const judgedOn = keptWithAnalysis((other) => judgeClaims(report, other));
  const noteNamed = () => {
    for (const name of named.keys()) noteUse(name);
  };
  const loaded: LoadedReport = {
    report,
    analysis,
    context,
    on: (name) => onDataset(context, name),
    // Judged before there was a page that could depend on what they are judged by.
    get claims() {
      noteNamed();
      return claims;
    },
    judgedOn,
    problems: [],
    warnings,
  };
  kept = { analyses: [...named.values()], digest, loaded };
  return loaded;
}

function placed(problems: readonly Problem[], folder: string): readonly PlacedProblem[] {
  return problems.map((problem) => ({ problem, folder }));
}

/** The report's claims judged on any dataset, once for each. */
export async function claimsOn(analysis: Analysis): Promise<readonly JudgedClaim[]> {
  const loaded = await loadReport();
  if (analysis === loaded.analysis) return [...loaded.claims.values()];
  return loaded.judgedOn(analysis);
}
