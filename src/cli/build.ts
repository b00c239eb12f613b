import { resolve } from 'node:path';
import { Command } from 'commander';
import { inReport, reportRoot } from '../roots.ts';
import { countText } from '../figures/measures/number-text.ts';
import type { PendingBundle } from '../site/bundle/load-bundle.ts';
import type { MadeSite } from '../site/make-site.ts';
import { everyDataset } from './check-datasets.ts';
import { enterReport } from './enter-report.ts';
import { contentOption, dataOption } from './folder-options.ts';
import { publishingProblems, USUAL_FOLDER } from './publishing-problems.ts';
import { refusalText } from './refusal.ts';

interface Options {
  readonly content: string;
  readonly data: string;
  readonly allowBrokenClaims: boolean;
  readonly checkOnly: boolean;
  readonly out: string;
}

function tell({ pages, files }: MadeSite, out: string): void {
  if (process.env.SITE_URL === undefined)
    console.warn(
      'build: SITE_URL is not set: the site says nowhere where it lives, and its cards and feeds lead to localhost; ' +
        'expected an address such as https://example.org/some/path/',
    );
  console.log(`${countText(pages, 'page')} and ${countText(files, 'file')} made.`);
  console.log(`The report is in ${out}/. To look at it: npm run preview`);
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
    if (options.allowBrokenClaims) process.env.ALLOW_BROKEN_CLAIMS = '1';
    let pending: PendingBundle | undefined;
    try {
      const unusable = await publishingProblems(reportRoot, process.env.SITE_URL, options.out);
      for (const problem of unusable) console.error(`build: ${problem}`);
      const folders = (await everyDataset(options.data)).map((each) => resolve(each));
      enterReport(options);
      const { digestOfMaking, digestOfSources, isUnchanged } = await import('../site/site-state.ts');
      const isMaking = !options.checkOnly && unusable.length === 0;
      const made = isMaking ? await digestOfSources() : '';
      if (isMaking && (await isUnchanged(folder, made))) {
        console.log(`Nothing has changed since the report in ${options.out}/ was made.`);
        return;
      }
      if (isMaking) {
        const { loadBundle } = await import('../site/bundle/load-bundle.ts');
        pending = loadBundle(await digestOfMaking());
      }
      const { checkReport } = await import('./check-report.ts');
      if (!(await checkReport(folders, options)) || unusable.length > 0) process.exitCode = 1;
      else if (pending !== undefined) {
        const { makeSite } = await import('../site/make-site.ts');
        tell(await makeSite(folder, made, pending), options.out);
      }
    } catch (error) {
      console.error(`build: ${refusalText(error)}`);
      process.exitCode = 1;
    } finally {
      pending?.stop();
    }
  })
  .addHelpText(
    'after',
    '\nSITE_URL says for which address: SITE_URL=https://example.org/some/path/. Without it the site says nowhere where it lives.',
  )
  .parseAsync();
