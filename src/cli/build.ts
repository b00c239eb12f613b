import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import type { Analysis } from '../analysis/analysis.ts';
import { formatProblem } from '../dataset/problem.ts';
import { brokenClaimsMessage } from '../markdown/broken-claims.ts';
import { checkNamedDatasets } from '../markdown/check-named-datasets.ts';
import { namedDatasets } from '../markdown/named-datasets.ts';
import { inReport, reportRoot } from '../roots.ts';
import { checkDatasets, everyDataset } from './check-datasets.ts';
import { enterReport } from './enter-report.ts';
import { contentOption, dataOption } from './folder-options.ts';
import { countText } from '../figures/measures/number-text.ts';
import { MIGRATIONS } from './migrate/migrations.ts';
import { outdatedFiles } from './migrate/outdated-files.ts';
import { publishingProblems, USUAL_FOLDER } from './publishing-problems.ts';
import { refusalText } from './refusal.ts';

interface Options {
  readonly content: string;
  readonly data: string;
  readonly allowBrokenClaims: boolean;
  readonly checkOnly: boolean;
  readonly out: string;
}

/**
 * Lists everything that keeps the site from being published, in its data, in its content, and in what the content says
 * of the data; true if there is nothing.
 */
async function check({ content, data, allowBrokenClaims, checkOnly }: Options): Promise<boolean> {
  const folders = (await everyDataset(data)).map((folder) => resolve(folder));
  enterReport({ content, data });
  // What is read and judged here is what the site is made of.
  const [{ judgeContent, readContent }, { readingOf }] = await Promise.all([
    import('../site/read-content.ts'),
    import('../site/readings.ts'),
  ]);
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
async function tellOutdated(folders: Pick<Options, 'content' | 'data'>): Promise<void> {
  for (const { path, changes } of await outdatedFiles(folders, MIGRATIONS))
    console.error(
      `${path} is of an earlier format: ${changes.join('; ')}; inference-report migrate changes it`,
    );
}

await new Command('build')
  .description('Check every dataset and the report, all problems at once, then make the site.')
  .addOption(contentOption())
  .addOption(dataOption())
  .option('--allow-broken-claims', 'publish sentences that the data contradict, visibly marked', false)
  .option(
    '--out <directory>',
    'where the site goes: a new folder, an empty one, or an earlier report',
    inReport(USUAL_FOLDER),
  )
  .option('--check-only', 'only check, make nothing', false)
  .action(async (options: Options) => {
    const folder = resolve(options.out);
    try {
      const unusable = await publishingProblems(reportRoot, process.env.SITE_URL, options.out);
      for (const problem of unusable) console.error(`build: ${problem}`);
      if (!(await check(options)) || unusable.length > 0) process.exitCode = 1;
    } catch (error) {
      console.error(`build: ${refusalText(error)}`);
      process.exitCode = 1;
    }
    if (process.exitCode === 1 || options.checkOnly) return;
    if (options.allowBrokenClaims) process.env.ALLOW_BROKEN_CLAIMS = '1';
    const { makeSite } = await import('../site/make-site.ts');
    await makeSite(folder);
    if (process.env.SITE_URL === undefined)
      console.warn(
        'build: SITE_URL is not set: the site says nowhere where it lives, and its cards and feeds lead to localhost; ' +
          'expected an address such as https://example.org/some/path/',
      );
    console.log(`\nThe report is in ${options.out}/. To look at it: npm run preview`);
  })
  .addHelpText(
    'after',
    '\nSITE_URL says for which address: SITE_URL=https://example.org/some/path/. Without it the site says nowhere where it lives.',
  )
  .parseAsync();
