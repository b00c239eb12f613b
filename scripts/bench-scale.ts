/**
 * Time and peak memory over the size of a dataset: invented campaigns of 1, 10, 100 … times the rows of the Jetson
 * TX1's, each step in a process of its own. Growth comes from repetitions, as when a campaign is repeated on many boards
 * of one kind: rows grow, the results do not.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyseWhileReading } from '../src/analysis/analyse-while-reading.ts';
import { METRICS } from '../src/analysis/metric.ts';
import { TABLE_NAMES } from '../src/analysis/tables.ts';
import { readDataset } from '../src/dataset/read-dataset.ts';
import { type SyntheticCampaign, writeSyntheticDataset } from './synthetic-dataset.ts';

/** 4 × 8 × 8 × 3 runs with 72 layers each make 55,296 layer rows; the TX1's dataset has 55,056. */
function campaignOf(factor: number): SyntheticCampaign {
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

type Step = 'validate' | 'analyse' | 'build';

interface Measurement {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** What a child process does, on the folder that it is given. */
async function work(step: 'validate' | 'analyse', folder: string): Promise<void> {
  if (step === 'validate') {
    await readDataset(folder);
    return;
  }
  const { analysis } = await analyseWhileReading((layerSink) => readDataset(folder, layerSink));
  for (const metric of METRICS) for (const name of TABLE_NAMES) analysis!.table(name, metric);
}

function measure(step: Step, data: string, folder: string): Measurement {
  const own = fileURLToPath(import.meta.url);
  const args =
    step === 'build'
      ? ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', join(data, '.dist')]
      : [own, step, folder];
  const env = {
    ...process.env,
    DATA_DIR: data,
    ALLOW_BROKEN_CLAIMS: '1',
    NODE_OPTIONS: `--import ${peakReporter}`,
  };
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const peaks = [...stderr.matchAll(/^peak (\d+)$/gm)].map(([, kilobytes]) => Number(kilobytes));
  if (status !== 0 || peaks.length === 0) throw new Error(`${step} failed: ${stderr || stdout}`);
  return { seconds, peakMegabytes: Math.max(...peaks) / 1000 };
}

/** Loaded into every measured process: says at its end how much memory it ever held. */
const peakReporter = `data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))",
)}`;

/** Measures each size and prints a Markdown table; ratios are to the first size. */
export async function benchScale(
  factors: readonly number[],
  steps: readonly Step[] = ['validate', 'analyse', 'build'],
): Promise<void> {
  console.log('| layer rows | size | step | time | × | peak memory | × |');
  console.log('| ---: | ---: | --- | ---: | ---: | ---: | ---: |');
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
          `| ${rows.toLocaleString('en')} | ${(bytes / 1e6).toFixed(0)} MB | ${step} | ${measured.seconds.toFixed(1)} s ` +
            `| ${(measured.seconds / base.seconds).toFixed(1)} | ${measured.peakMegabytes.toFixed(0)} MB ` +
            `| ${(measured.peakMegabytes / base.peakMegabytes).toFixed(1)} |`,
        );
      }
    } finally {
      rmSync(data, { recursive: true, force: true });
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
