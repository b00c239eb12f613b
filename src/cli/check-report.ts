import { basename } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { formatProblem } from '../dataset/problem.ts';
import { countText } from '../figures/measures/number-text.ts';
import { brokenClaimsMessage } from '../markdown/broken-claims.ts';
import { checkNamedDatasets } from '../markdown/check-named-datasets.ts';
import { namedDatasets } from '../markdown/named-datasets.ts';
import { judgeContent, readContent } from '../site/read-content.ts';
import { readingOf } from '../site/readings.ts';
import { checkDatasets } from './check-datasets.ts';
import { MIGRATIONS } from './migrate/migrations.ts';
import { outdatedFiles } from './migrate/outdated-files.ts';

interface CheckOptions {
  /** The folders of the chapters and of the datasets, as they were named. */
  readonly content: string;
  readonly data: string;
  readonly allowBrokenClaims: boolean;
  readonly checkOnly: boolean;
}

/**
 * Lists everything that keeps the site from being published, in its data, in its content, and in what the content says
 * of the data; true if there is nothing. What is read and judged here is what the site is made of.
 *
 * @param folders of all datasets, as absolute paths
 */
export async function checkReport(
  folders: readonly string[],
  { content, data, allowBrokenClaims, checkOnly }: CheckOptions,
): Promise<boolean> {
  const { report, problems: ofContent, warnings } = await readContent();
  // A build warns by itself.
  if (checkOnly) for (const warning of warnings) console.warn(warning);
  const { dataset } = report.metadata;
  const names = folders.map((folder) => basename(folder));
  const named = namedDatasets(report);
  const analyses = new Map<string, Analysis>();
  const ofData = await checkDatasets(folders, async (folder) => {
    const name = basename(folder);
    const reading = await readingOf(folder);
    if (reading.analysis !== undefined && named.includes(name)) analyses.set(name, reading.analysis);
    return reading;
  });
  const analysis = analyses.get(dataset);
  // What a dataset that cannot be read would say is not known; its own problems are told.
  const isReadable = named.every((name) => analyses.has(name) || !names.includes(name));
  const onData = analysis && isReadable ? judgeContent(report, analysis, analyses, names) : undefined;
  const problems = [...ofContent, ...checkNamedDatasets(report, names), ...(onData?.problems ?? [])];
  for (const problem of problems) console.error(formatProblem(problem));
  if (ofData.broken > 0)
    console.error(
      `build: ${countText(ofData.problems, 'problem')} in ${countText(ofData.broken, 'dataset')}`,
    );
  if (problems.length > 0) console.error(`build: ${countText(problems.length, 'problem')} in ${content}`);
  const broken = onData?.broken ?? [];
  if (broken.length > 0) console.error(brokenClaimsMessage(broken, report));
  if (problems.length > 0 || ofData.broken > 0) {
    await tellOutdated({ content, data });
    return false;
  }
  if (broken.length > 0 && allowBrokenClaims) console.error('published all the same, visibly marked');
  return broken.length === 0 || allowBrokenClaims;
}

/** What is wrong may be no more than that a file is of an earlier format. */
async function tellOutdated(folders: Pick<CheckOptions, 'content' | 'data'>): Promise<void> {
  for (const { path, changes } of await outdatedFiles(folders, MIGRATIONS))
    console.error(
      `${path} is of an earlier format: ${changes.join('; ')}; inference-report migrate changes it`,
    );
}
