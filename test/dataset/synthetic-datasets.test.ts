import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { type SyntheticCampaign, writeSyntheticDataset } from '../../scripts/synthetic-dataset.ts';
import { createSummariser } from '../../src/analysis/summarise.ts';

/** Fourteen libraries, failures, uneven repetitions, points that are missing. */
const UNEVEN: SyntheticCampaign = {
  models: ['net-a', 'net-b'],
  libraries: Array.from({ length: 14 }, (_, index) => `engine-${index}`),
  batchSizes: [1, 4],
  repetitions: (model, library, batchSize) => (model + library + batchSize) % 4,
  layers: 5,
  failing: 0.2,
  backward: (library) => library % 3 === 0,
};

async function generate(name: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'synthetic-')), name);
  onTestFinished(() => rm(join(folder, '..'), { recursive: true }));
  await writeSyntheticDataset(folder, UNEVEN);
  return folder;
}

test('an invented campaign is valid, with failures and uneven repetitions', async () => {
  let summariser: ReturnType<typeof createSummariser> | undefined;
  const { dataset, problems } = await readDataset(await generate('uneven'), (runs) => {
    summariser = createSummariser(runs);
    return summariser.sink;
  });
  expect(problems).toEqual([]);
  expect(new Set(dataset!.runs.map(({ library }) => library)).size).toBe(14);
  expect(new Set(dataset!.runs.map(({ status }) => status))).toEqual(new Set(['ok', 'failed', 'timeout']));
  const counts = summariser!.finish().points.map(({ repetitions }) => repetitions.length);
  expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3]));
});

test('the same campaign gives the same bytes', async () => {
  const [first, second] = [await generate('one'), await generate('two')];
  for (const file of ['runs.csv', 'layers.csv', 'datapackage.json']) {
    expect(await readFile(join(first, file), 'utf8')).toBe(await readFile(join(second, file), 'utf8'));
  }
});
