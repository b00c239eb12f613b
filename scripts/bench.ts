/**
 * What speed and weight come to on this machine: reading and analysing each dataset, the build that a newcomer runs, the
 * bytes that a browser fetches, the explorer's answers. Medians with their range, because machines are noisy, and ratios
 * within one run, because they differ. The exit status is 1 if a budget is broken.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { median } from 'd3-array';
import { createAnalysis } from '../src/analysis/create-analysis.ts';
import { METRICS } from '../src/analysis/metric.ts';
import { createSummariser } from '../src/analysis/summarise.ts';
import { TABLE_NAMES } from '../src/analysis/tables.ts';
import { datasetFolders } from '../src/dataset/dataset-folders.ts';
import { readDataset } from '../src/dataset/read-dataset.ts';
import { readReport } from '../src/markdown/read-report.ts';
import { benchBoards } from './bench-boards.ts';
import { DEV_BUDGET, devTimes } from './bench-dev.ts';
import { explorerTimes, EXPLORER_BUDGET } from './bench-explorer.ts';
import { benchRows, type Way, WAYS } from './bench-rows.ts';
import { benchScale, type Step, STEPS } from './bench-scale.ts';
import { changeOneRow } from './change-one-row.ts';
import { copyOwnBoardReport, type ReportFolders } from './own-board-report.ts';
import { pageWeight, PAGE_BUDGET } from './page-weight.ts';

const { runs, scale, rows, ways, steps, boards, notebook } = new Command('bench')
  .description('measure analysis time, build time, page weight and the explorer’s answers')
  .option(
    '--runs <count>',
    'timed runs of each; of the build at most 3',
    (text) => Number.parseInt(text, 10),
    5,
  )
  .option(
    '--scale [factors]',
    'measure invented datasets instead, of so many times the TX1’s rows each; 1,10,100,1000 if not given',
  )
  .option('--rows <factor>', 'measure the ways in which so many times the TX1’s rows come in instead', Number)
  .option(
    '--boards [counts]',
    'measure builds of so many small invented boards instead; 1,10,100,1000 if not given',
  )
  .option('--notebook <command>', 'a command that does it another way, beside which builds are measured')
  .addOption(
    new Option('--steps <steps...>', 'of --scale: what to measure').choices(STEPS).default([...STEPS]),
  )
  .addOption(new Option('--ways <ways...>', 'of --rows: which').choices(WAYS).default([...WAYS]))
  .parse()
  .opts<{
    runs: number;
    scale?: string | true;
    rows?: number;
    ways: readonly Way[];
    steps: readonly Step[];
    boards?: string | true;
    notebook?: string;
  }>();

if (rows !== undefined) {
  await benchRows(rows, ways);
  process.exit();
}

if (scale !== undefined) {
  await benchScale((scale === true ? '1,10,100,1000' : scale).split(',').map(Number), steps);
  process.exit();
}

if (boards !== undefined) {
  await benchBoards((boards === true ? '1,10,100,1000' : boards).split(',').map(Number));
  process.exit();
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
const summary = (values: readonly number[], text: (value: number) => string): string =>
  `${text(median(values)!)} (${text(Math.min(...values))} to ${text(Math.max(...values))}, ${values.length} runs)`;

const broken: string[] = [];
function hold(what: string, value: number, budget: number, text: (value: number) => string): string {
  if (value > budget) broken.push(`${what}: ${text(value)}; at most ${text(budget)}`);
  return `${text(value)} of ${text(budget)}`;
}

/** Reads and checks a dataset and computes every table of both metrics; ms. */
async function analyseOnce(directory: string): Promise<number> {
  const start = performance.now();
  let summariser: ReturnType<typeof createSummariser> | undefined;
  const { dataset } = await readDataset(directory, (all) => (summariser = createSummariser(all)).sink);
  const analysis = createAnalysis(dataset!, summariser!.finish());
  for (const metric of METRICS) for (const table of TABLE_NAMES) analysis.table(table, metric);
  return performance.now() - start;
}

/** The build that a newcomer runs, checks and all; ms. Another row of data may break a claim, which is not what is measured. */
function buildOnce({ content, data }: ReportFolders, outDirectory: string): number {
  const start = performance.now();
  const folders = ['--content', content, '--data', data, '--out', outDirectory];
  const { status, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'build', '--', ...folders, '--allow-broken-claims'],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the build failed with exit status ${status}: ${stderr}`);
  return performance.now() - start;
}

/** Removes all that earlier builds left but the code that Node.js has compiled. */
function forgetBuilds(...outDirectories: readonly string[]): void {
  for (const kept of ['.cache', '.astro', ...outDirectories]) rmSync(kept, { recursive: true, force: true });
}

/** What a command takes that does the same another way; ms. */
function commandOnce(command: string): number {
  const start = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'ignore' });
  if (status !== 0) throw new Error(`exit status ${status} of ${command}`);
  return performance.now() - start;
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);

for (const folder of await datasetFolders('data')) {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) times.push(await analyseOnce(folder));
  const [cold, ...warm] = times as [number, ...number[]];
  console.log(`${basename(folder)}: reading, checking and every table`);
  console.log(`  ${summary(warm, ms)}; the first time ${ms(cold)}\n`);
}

const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const compiled = join(scratch, 'compiled');
process.env.NODE_COMPILE_CACHE = compiled;
const site = join(scratch, 'site');
try {
  const whole: ReportFolders = { content: 'content', data: join(scratch, 'data') };
  cpSync('data', whole.data, { recursive: true });
  const alone = await copyOwnBoardReport(join(scratch, 'alone'));
  const builds = [
    [
      'from nothing, on a machine that has not compiled the code yet',
      () => {
        forgetBuilds(site);
        rmSync(compiled, { recursive: true, force: true });
      },
    ],
    [
      'from nothing',
      () => {
        forgetBuilds(site);
      },
    ],
    [
      'after one row has changed',
      (data: string) => {
        changeOneRow(join(data, 'jetson-tx1'));
      },
    ],
    ['with nothing changed', () => undefined],
  ] as const;
  for (const [what, report] of [
    ['the TX1 alone, as the notebook has it', alone],
    ['every board', whole],
  ] as const) {
    // In turns, as the machine may be twice as fast in one minute as in the next.
    const usual: number[] = [];
    const times = builds.map((): number[] => []);
    for (let run = 0; run < Math.min(runs, 3); run += 1) {
      if (notebook !== undefined) usual.push(commandOnce(notebook));
      for (const [index, [, prepare]] of builds.entries()) {
        prepare(report.data);
        times[index]!.push(buildOnce(report, site));
      }
    }
    console.log(`npm run build, ${what}`);
    if (notebook !== undefined) console.log(`  the notebook’s way: ${summary(usual, seconds)}`);
    for (const [index, [how]] of builds.entries()) {
      const ofNotebook = median(times[index]!)! / median(usual)!;
      const ratio = notebook === undefined ? '' : `; ${ofNotebook.toFixed(2)} of the notebook’s way`;
      console.log(`  ${how}: ${summary(times[index]!, seconds)}${ratio}`);
    }
  }
  console.log();

  console.log('npm run dev, until a browser shows it');
  const dev = await devTimes(runs, () => {
    forgetBuilds();
  });
  console.log(
    `  the first page, from nothing, on a machine that has not compiled the code yet: ${ms(dev.veryFirstPage)}`,
  );
  for (const [what, times, budget] of [
    ['the first page, from nothing', dev.firstPage, DEV_BUDGET.firstPageMs],
    ['prose that was saved', dev.prose, DEV_BUDGET.proseMs],
    ['data that were saved', dev.data, DEV_BUDGET.dataMs],
  ] as const)
    console.log(`  ${what}: ${hold(`dev, ${what}`, median(times)!, budget, ms)}`);
  console.log();

  console.log('what a browser receives of a chapter with its figures');
  for (const { path } of (await readReport('content')).report.chapters) {
    for (const encoding of ['gzip', 'br'] as const) {
      for (const { kind, raw, transferred } of await pageWeight(site, path.slice(1), encoding)) {
        const budget = PAGE_BUDGET[kind];
        if (budget === undefined) continue;
        const received = hold(`${kind} of ${path} in ${encoding}`, transferred, budget, kB);
        console.log(
          `  ${path.padEnd(12)} ${encoding.padEnd(4)} ${kind.padEnd(7)} ${kB(raw).padStart(10)} → ${received}`,
        );
      }
    }
  }

  console.log('\nthe explorer, median');
  const { interactive, slowInteractive, changes } = await explorerTimes(site, runs);
  console.log(
    `  to interactive: ${hold('explorer to interactive', median(interactive)!, EXPLORER_BUDGET.interactiveMs, ms)}`,
  );
  console.log(
    `  to interactive on 400 kbit/s, processor slowed four times: ${hold('explorer to interactive, slowed', median(slowInteractive)!, EXPLORER_BUDGET.slowInteractiveMs, ms)}`,
  );
  for (const [what, times] of changes)
    console.log(`  ${what}: ${hold(what, median(times)!, EXPLORER_BUDGET.changeMs, ms)}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (broken.length > 0) {
  console.error(`\nover budget:\n  ${broken.join('\n  ')}`);
  process.exitCode = 1;
}
