import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { columnNames } from '../src/dataset/columns.ts';
import { describeResource } from '../src/dataset/resources.ts';

/** The shape of an invented campaign. */
export interface SyntheticCampaign {
  readonly models: readonly string[];
  readonly libraries: readonly string[];
  readonly batchSizes: readonly number[];
  /** Repetitions of a point; 0 leaves the point out. */
  repetitions(model: number, library: number, batchSize: number): number;
  /** Layers of each model. */
  readonly layers: number;
  /** Share of the runs that fail or time out, each with a reason. */
  readonly failing: number;
  /** Whether a library, by its number, measures the backward pass. */
  backward(library: number): boolean;
  /** Properties of `libraries` in `datapackage.json`, by tag; tags without any are not described. */
  readonly described?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const FAILURES = ['exit 139 (SIGSEGV)', 'exit 134 (SIGABRT): out of memory', 'no end after 600 s'];

/** Numbers that look random and are the same on every machine: a linear congruential generator (Numerical Recipes). */
function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface SyntheticRun {
  readonly key: string;
  readonly status: 'ok' | 'failed' | 'timeout';
  readonly failure: string;
  readonly forwardMs: number;
  readonly backward: boolean;
  readonly memoryBytes: number;
}

function* runsOf(campaign: SyntheticCampaign): Generator<SyntheticRun> {
  const random = pseudoRandom(1);
  for (const [model, modelTag] of campaign.models.entries()) {
    for (const [library, libraryTag] of campaign.libraries.entries()) {
      for (const batchSize of campaign.batchSizes) {
        const repetitions = campaign.repetitions(model, library, batchSize);
        for (let repetition = 0; repetition < repetitions; repetition += 1) {
          const fails = random() < campaign.failing;
          const reason = Math.floor(random() * FAILURES.length);
          yield {
            key: `${modelTag},${libraryTag},${batchSize},${repetition}`,
            status: fails ? (reason === 2 ? 'timeout' : 'failed') : 'ok',
            failure: fails ? FAILURES[reason]! : '',
            forwardMs: (model + 1) * (library + 2) * (1 + batchSize) * (0.99 + 0.02 * random()),
            backward: campaign.backward(library),
            memoryBytes: (model + 1) * batchSize * 1_000_000,
          };
        }
      }
    }
  }
}

const decimal = (ms: number): string => String(Number(ms.toPrecision(7)));

function* runRows(campaign: SyntheticCampaign): Generator<string> {
  yield `${columnNames('runs').join(',')}\n`;
  for (const { key, status, failure, forwardMs, backward, memoryBytes } of runsOf(campaign)) {
    const times =
      status === 'timeout' ? [] : [forwardMs, ...(backward ? [forwardMs * 1.1, forwardMs * 2.1] : [])];
    const cells = [0, 1, 2].map((index) => (times[index] === undefined ? '' : decimal(times[index])));
    yield `${key},${status},${failure},${cells.join(',')},${memoryBytes}\n`;
  }
}

/** A run's rows as one piece of text: there may be tens of millions of them. */
function* layerRows(campaign: SyntheticCampaign): Generator<string> {
  const random = pseudoRandom(2);
  yield `${columnNames('layers').join(',')}\n`;
  for (const { key, status, forwardMs, backward } of runsOf(campaign)) {
    if (status !== 'ok') continue;
    let rows = '';
    for (let layer = 0; layer < campaign.layers; layer += 1) {
      const ms = (forwardMs / campaign.layers) * (0.5 + random());
      rows += `${key},${layer},block${layer >> 3}/layer${layer},${decimal(ms)},${backward ? decimal(ms * 1.1) : ''}\n`;
    }
    yield rows;
  }
}

/** Writes an invented campaign as a dataset folder, streaming; the same campaign gives the same bytes everywhere. */
export async function writeSyntheticDataset(folder: string, campaign: SyntheticCampaign): Promise<void> {
  await mkdir(folder, { recursive: true });
  const descriptor = {
    title: 'An invented campaign',
    version: '1.0.0',
    created: '2026-01-01',
    sources: [{ title: 'invented by a generator' }],
    licenses: [{ name: 'CC0-1.0' }],
    platform: {},
    libraries: campaign.described ?? {},
    models: {},
    resources: [describeResource('runs'), describeResource('layers')],
  };
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, undefined, 2)}\n`);
  await pipeline(Readable.from(runRows(campaign)), createWriteStream(join(folder, 'runs.csv')));
  await pipeline(Readable.from(layerRows(campaign)), createWriteStream(join(folder, 'layers.csv')));
}
