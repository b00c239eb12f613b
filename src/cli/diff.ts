import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Boards } from '../analysis/compare/boards.ts';
import { COMMON_EXPECTED, readCommon } from '../analysis/compare/common-words.ts';
import { stops } from '../analysis/compare/gate.ts';
import type { Common } from '../analysis/compare/library-matches.ts';
import type { Pair } from '../analysis/compare/pairs.ts';
import { areVersions } from '../analysis/compare/versions.ts';
import { type Metric, METRICS } from '../analysis/metric.ts';
import { Misstated } from '../dataset/misstated.ts';
import { readReport } from '../markdown/read-report.ts';
import type { Report } from '../markdown/report.ts';
import { besideJson, besideMarkdown, besideOf, besideText } from './diff/beside.ts';
import { differenceOf } from './diff/difference.ts';
import { differenceJson } from './diff/difference-json.ts';
import { differenceMarkdown } from './diff/difference-markdown.ts';
import { differenceText } from './diff/difference-text.ts';
import { contentOption, dataOption } from './folder-options.ts';
import { loadAnalysis } from './read-analysis.ts';
import { refusalText, refuseOver } from './refusal.ts';

interface DiffOptions {
  metric: Metric;
  format: 'text' | 'markdown' | 'json';
  layers: number;
  data: string;
  content: string;
  claims: boolean;
  failAbove?: number;
  versions?: true;
  same?: readonly Common[];
}

/** One for each way to end, so that a workflow can tell them apart; where both hold, the gate's stands. */
const EXIT = { claimBroke: 1, error: 2, stopped: 3 } as const;

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}

/** `5%` as 0.05: without the sign, nobody could tell whether 5 or 500 percent are meant. */
function parsePercentage(text: string): number {
  if (!/^\d+(\.\d+)?%$/.test(text)) throw new InvalidArgumentError('expected a percentage, such as 5%');
  return Number(text.slice(0, -1)) / 100;
}

/** `tag,backend` as what libraries of two boards have to have in common. */
function parseSame(text: string): readonly Common[] {
  const { common, unknown } = readCommon(text);
  if (unknown.length > 0) throw new InvalidArgumentError(`expected ${COMMON_EXPECTED}`);
  return common;
}

/** The folder that an argument means: a dataset's name, where the data directory has it, or else a path. */
function datasetFolder(nameOrFolder: string, dataDirectory: string): string {
  const named = join(dataDirectory, nameOrFolder);
  return existsSync(named) ? named : nameOrFolder;
}

async function loadReport(content: string): Promise<Report> {
  if (!existsSync(content)) throw new Misstated(`no report found: ${content}`, 'a folder, or --no-claims');
  const { report, problems } = await readReport(content);
  refuseOver(problems);
  return report;
}

async function diff(one: string, other: string, options: DiffOptions): Promise<void> {
  const first = await loadAnalysis(datasetFolder(one, options.data));
  const second = await loadAnalysis(datasetFolder(other, options.data));
  if (options.versions || areVersions(first, second)) {
    await tellChanges({ before: first, after: second }, options);
  } else tellBoards({ first, second }, options);
}

function tellBoards(boards: Boards, { metric, format, same, failAbove }: DiffOptions): void {
  if (failAbove !== undefined) {
    throw new Misstated(
      `--fail-above has no meaning for two boards: ${boards.first.name}, ${boards.second.name}`,
      'versions of one campaign, which have the same name in datapackage.json, or --versions',
    );
  }
  const render = { text: besideText, markdown: besideMarkdown, json: besideJson }[format];
  process.stdout.write(render(besideOf(boards, metric, same), boards));
}

async function tellChanges(pair: Pair, options: DiffOptions): Promise<void> {
  const report = options.claims ? await loadReport(options.content) : undefined;
  const difference = differenceOf(pair, options.metric, report, options.failAbove);
  const render = { text: differenceText, markdown: differenceMarkdown, json: differenceJson }[options.format];
  process.stdout.write(render(difference, pair, options.layers));
  if (difference.gate !== undefined && stops(difference.gate)) process.exitCode = EXIT.stopped;
  else if (difference.claims.some(({ broke }) => broke)) process.exitCode = EXIT.claimBroke;
}

const program = new Command('diff')
  .description(
    'Say what changed between two versions of a campaign, or put two boards side by side. Exit status: 0; 1 where a claim of the report broke; 2 on an error; 3 where --fail-above stops, whatever became of the claims.',
  )
  .argument('<before>', 'name or folder of the earlier dataset')
  .argument('<after>', 'name or folder of the later dataset')
  .addOption(new Option('--metric <metric>', 'what to compare').choices(METRICS).default('inference'))
  .addOption(
    new Option('--format <format>', 'how to say it').choices(['text', 'markdown', 'json']).default('text'),
  )
  .option(
    '--fail-above <percentage>',
    'stop with status 3 where a model with a library is slower by more than this beyond the noise, or fails and did not',
    parsePercentage,
  )
  .option('--layers <count>', 'how many of the layers that moved most to list', parseCount, 10)
  .option('--versions', 'take the two for versions of one campaign, whatever their names')
  .option(
    '--same <list>',
    `of two boards, compare libraries of the same: ${COMMON_EXPECTED}, with commas between them`,
    parseSame,
  )
  .addOption(dataOption())
  .addOption(contentOption())
  .option('--no-claims', 'compare the data alone')
  .action(async (before: string, after: string, options: DiffOptions) => {
    try {
      await diff(before, after, options);
    } catch (error) {
      console.error(`diff: ${refusalText(error)}`);
      process.exitCode = EXIT.error;
    }
  });

// Commander would end wrong usage, and Node.js a fault of the program, with 1, which says here that a claim broke.
try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) console.error(error);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : EXIT.error;
}
