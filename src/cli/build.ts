import { join } from 'node:path';
import { build } from 'astro';
import { Command } from 'commander';
import { brokenClaimsMessage } from '../claims/broken-claims.ts';
import { formatProblem } from '../dataset/problem.ts';
import { judgeReport } from '../markdown/judge-report.ts';
import { readReport } from '../markdown/read-report.ts';
import { counted } from './counted.ts';
import { readAnalysis } from './read-analysis.ts';

interface Options {
  readonly content: string;
  readonly data: string;
  readonly allowBrokenClaims: boolean;
  readonly checkOnly: boolean;
  readonly out: string;
}

/** Lists everything that keeps the report from being published; true if there is nothing. */
async function check({ content, data, allowBrokenClaims, checkOnly }: Options): Promise<boolean> {
  const { report, problems, warnings } = await readReport(content);
  // A build warns by itself.
  if (checkOnly) for (const warning of warnings) console.warn(warning);
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    console.error(`build: ${counted(problems.length, 'problem')} in ${content}`);
    return false;
  }
  const { analysis, problems: ofData } = await readAnalysis(join(data, report.metadata.dataset));
  for (const problem of ofData) console.error(formatProblem(problem));
  if (analysis === undefined) return false;
  const onData = judgeReport(report, analysis);
  for (const problem of onData.problems) console.error(formatProblem(problem));
  if (onData.broken.length > 0) console.error(brokenClaimsMessage(onData.broken));
  if (onData.broken.length > 0 && allowBrokenClaims) console.error('published all the same, visibly marked');
  return onData.problems.length === 0 && (onData.broken.length === 0 || allowBrokenClaims);
}

await new Command('build')
  .description('Check the report against its data, then make the site.')
  .option('--content <directory>', 'folder with the chapters', process.env.CONTENT_DIR ?? 'content')
  .option('--data <directory>', 'folder that holds the datasets', process.env.DATA_DIR ?? 'data')
  .option('--allow-broken-claims', 'publish sentences that the data contradict, visibly marked', false)
  .option('--out <directory>', 'where the site goes', 'dist')
  .option('--check-only', 'only check, make nothing', false)
  .action(async (options: Options) => {
    if (!(await check(options))) {
      process.exitCode = 1;
      return;
    }
    if (options.checkOnly) return;
    process.env.CONTENT_DIR = options.content;
    process.env.DATA_DIR = options.data;
    if (options.allowBrokenClaims) process.env.ALLOW_BROKEN_CLAIMS = '1';
    await build({ outDir: options.out });
    const look = options.out === 'dist' ? ' To look at it: npm run preview' : '';
    console.log(`\nThe report is in ${options.out}/.${look}`);
  })
  .parseAsync();
