/**
 * Time and peak memory over the size of a dataset: invented campaigns of 1, 10, 100 … times the rows of the Jetson
 * TX1's, each step in a process of its own. Growth comes from repetitions, as when a campaign is repeated on many boards
 * of one kind: rows grow, the results do not. Beside the time that passed stands the time that the processor worked,
 * which others on the machine disturb less; ratios are of the latter.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyseWhileReading } from '../src/analysis/analyse-while-reading.ts';
import { METRICS } from '../src/analysis/metric.ts';
import { TABLE_NAMES } from '../src/analysis/tables.ts';
import { readDataset } from '../src/dataset/read-dataset.ts';
import { usageIn, usageReporter } from './measured-process.ts';
import { type SyntheticCampaign, writeSyntheticDataset } from './synthetic-dataset.ts';

/** 4 × 8 × 8 × 3 runs with 72 layers each make 55,296 layer rows; the TX1's dataset has 55,056. */
export function campaignOf(factor: number): SyntheticCampaign {
  return {
    models: ['model-a', 'model-b', 'model-c', 'model-d'],
    libraries: Array.from({ length: 8 }, (_, index) => `library-${index}`),
    batchSizes: [2, 4, 6, 8, 10, 12, 14, 16],
    repetitions: () => 3 * factor,
    layers: 72,
    failing: 0,
    backward: (library) => library < 4,
  };
}

/** A build that finds nothing kept, and one of the same data after it. */
export const STEPS = ['validate', 'analyse', 'build', 'rebuild'] as const;
export type Step = (typeof STEPS)[number];

interface Measurement {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** What a child process does, on the folder that it is given. */
async function work(step: 'validate' | 'analyse', folder: string): Promise<void> {
  if (step === 'validate') {
    await readDataset(folder);
    return;
  }
  const { analysis } = await analyseWhileReading((...sinks) => readDataset(folder, ...sinks));
  for (const metric of METRICS) for (const name of TABLE_NAMES) analysis!.table(name, metric);
}

/** Beside the data, of which it is no part. */
function siteOf(data: string): string {
  return `${data}.site`;
}

function measure(step: Step, data: string, folder: string): Measurement {
  const own = fileURLToPath(import.meta.url);
  const args =
    step === 'build' || step === 'rebuild'
      ? [
          'src/cli/inference-report.ts',
          'build',
          '--data',
          data,
          '--out',
          siteOf(data),
          '--allow-broken-claims',
        ]
      : [own, step, folder];
  if (step === 'build') rmSync('.cache', { recursive: true, force: true });
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import ${usageReporter}`,
  };
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const usage = usageIn(stderr);
  if (status !== 0 || usage === undefined) throw new Error(`${step} failed: ${stderr || stdout}`);
  return { seconds, ...usage };
}

/** Measures each size and prints a Markdown table; ratios are to the first size. */
export async function benchScale(factors: readonly number[], steps: readonly Step[] = STEPS): Promise<void> {
  console.log(
    `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
  console.log('| rows | layer rows | size | step | time | processor time | × | peak memory | × |');
  console.log('| ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |');
  const first = new Map<Step, Measurement>();
  for (const factor of factors) {
    const data = mkdtempSync(join(tmpdir(), 'bench-scale-'));
    try {
      const folder = join(data, 'synthetic');
      const campaign = campaignOf(factor);
      await writeSyntheticDataset(folder, campaign);
      // The report's chapters are about a dataset of their own, which every build has.
      cpSync('data', data, { recursive: true });
      const rows = 4 * 8 * 8 * 3 * factor * campaign.layers;
      const bytes = statSync(join(folder, 'layers.csv')).size + statSync(join(folder, 'runs.csv')).size;
      for (const step of steps) {
        const measured = measure(step, data, folder);
        const base = first.get(step) ?? measured;
        first.set(step, base);
        console.log(
          `| ${factor.toLocaleString('en')}× | ${rows.toLocaleString('en')} | ${(bytes / 1e6).toFixed(0)} MB | ${step} ` +
            `| ${measured.seconds.toFixed(1)} s | ${measured.cpuSeconds.toFixed(1)} s ` +
            `| ${(measured.cpuSeconds / base.cpuSeconds).toFixed(1)} | ${measured.peakMegabytes.toFixed(0)} MB ` +
            `| ${(measured.peakMegabytes / base.peakMegabytes).toFixed(1)} |`,
        );
      }
    } finally {
      for (const made of [data, siteOf(data)]) rmSync(made, { recursive: true, force: true });
    }
  }
}

const [step, folder] = process.argv.slice(2);
if (
  process.argv[1] === fileURLToPath(import.meta.url) &&
  (step === 'validate' || step === 'analyse') &&
  folder
) {
  await work(step, folder);
}
