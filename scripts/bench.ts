/**
 * What the README claims about speed and weight, measured: the whole build, reading and analysing alone, the bytes that a
 * reader's browser fetches. Machines differ and are noisy: medians, and ratios within one run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from 'd3-array';
import { Command } from 'commander';
import { createAnalysis } from '../src/analysis/create-analysis.ts';
import { METRICS } from '../src/analysis/metric.ts';
import type { TableName } from '../src/analysis/rows.ts';
import { createSummariser } from '../src/analysis/summarise.ts';
import { TABLES } from '../src/analysis/tables.ts';
import { readDataset } from '../src/dataset/read-dataset.ts';
import { benchScale } from './bench-scale.ts';
import { pageWeight } from './page-weight.ts';

const { runs, scale } = new Command('bench')
  .description('measure build time, analysis time and page weight')
  .option('--runs <count>', 'timed runs of each', (text) => Number.parseInt(text, 10), 5)
  .option(
    '--scale [factors]',
    'measure invented datasets instead, of so many times the TX1’s rows each; 1,10,100,1000 if not given',
  )
  .parse()
  .opts<{ runs: number; scale?: string | true }>();

if (scale !== undefined) {
  await benchScale((scale === true ? '1,10,100,1000' : scale).split(',').map(Number));
  process.exit();
}

/** Reads and checks a dataset and computes every table of both metrics; ms for each part. */
async function analyseOnce(directory: string): Promise<{ read: number; analyse: number }> {
  const start = performance.now();
  let summariser: ReturnType<typeof createSummariser> | undefined;
  const { dataset } = await readDataset(directory, (all) => (summariser = createSummariser(all)).sink);
  const read = performance.now();
  const analysis = createAnalysis(dataset!, summariser!.finish());
  for (const metric of METRICS)
    for (const table of Object.keys(TABLES) as TableName[]) analysis.table(table, metric);
  return { read: read - start, analyse: performance.now() - read };
}

const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);

for (const name of readdirSync('data')) {
  const times = [];
  for (let run = 0; run <= runs; run += 1) times.push(await analyseOnce(join('data', name)));
  const [cold, ...warm] = times;
  console.log(`${name}: reading, checking and every table`);
  console.log(`  first  ${milliseconds(cold!.read)} + ${milliseconds(cold!.analyse)}`);
  console.log(
    `  median ${milliseconds(median(warm, (time) => time.read)!)} + ${milliseconds(median(warm, (time) => time.analyse)!)} of ${runs}\n`,
  );
}

const directory = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const walls: number[] = [];
  for (let run = 0; run < Math.min(runs, 3); run += 1) {
    rmSync('node_modules/.astro', { recursive: true, force: true });
    rmSync('.astro', { recursive: true, force: true });
    const start = performance.now();
    const { status } = spawnSync(
      process.execPath,
      ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', directory],
      { stdio: 'ignore' },
    );
    if (status !== 0) throw new Error(`the build failed with exit status ${status}`);
    walls.push(performance.now() - start);
  }
  console.log(`clean build: median ${(median(walls)! / 1000).toFixed(1)} s of ${walls.length}\n`);
  const weight = await pageWeight(resolve(directory), '');
  console.log('/: what the browser fetches          raw     brotli');
  for (const { kind, raw, brotli } of weight)
    console.log(`  ${kind.padEnd(12)} ${kilobytes(raw).padStart(24)} ${kilobytes(brotli).padStart(10)}`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
