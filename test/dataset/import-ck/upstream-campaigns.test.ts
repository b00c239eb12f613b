import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { rollup } from 'd3-array';
import { expect, test } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { type CkOptions, readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';
import { NO_HINTS } from './no-hints.ts';

const CHROMEBOOK = '../shared/upstream/ck-caffe-samsung-chromebook2';
const GTX_1080 = '../shared/upstream/ck-caffe-nvidia-gtx1080';

async function imported(tree: string, options: Partial<CkOptions> = {}) {
  const campaign = await readCkCampaign(resolve(tree), { ...NO_HINTS, ...options }, NO_PROGRESS);
  return { campaign, ...(await importedDataset(campaign)) };
}

test('the campaign on a Chromebook 2 is whole: 144 runs, with the number of threads as a factor', async ({
  skip,
}) => {
  if (!existsSync(CHROMEBOOK)) skip(`the original measurements are not here: ${CHROMEBOOK}`);
  const { dataset, problems, layerRows, layerTimings, zeroTimings } = await imported(CHROMEBOOK, {
    campaignTag: 'explore-batch-size-openblas-threads',
    factors: new Map([['OPENBLAS_NUM_THREADS', 'threads']]),
  });
  expect(problems).toEqual([]);
  const byThreads = rollup(
    dataset!.runs,
    (runs) => runs.length,
    ({ factors }) => factors.threads,
  );
  expect(Object.fromEntries(byThreads)).toEqual({ 1: 36, 2: 36, 3: 36, 4: 36 });
  // Every backward time is 0: that direction was not measured.
  expect([layerRows, layerTimings, zeroTimings]).toEqual([12_048, 12_048, 0]);
});

test('without the factor the campaign on a Chromebook 2 is refused by its name', async ({ skip }) => {
  if (!existsSync(CHROMEBOOK)) skip(`the original measurements are not here: ${CHROMEBOOK}`);
  await expect(imported(CHROMEBOOK, { campaignTag: 'explore-batch-size-openblas-threads' })).rejects.toThrow(
    'points that would be one differ in OPENBLAS_NUM_THREADS, in 12 places: "1, 2, 3, 4"; expected a factor',
  );
});

test('the campaign on a GTX 1080 is whole, with 1,206 layers that took less than the timer can tell', async ({
  skip,
}) => {
  if (!existsSync(GTX_1080)) skip(`the original measurements are not here: ${GTX_1080}`);
  const { dataset, problems, layerRows, layerTimings, zeroTimings } = await imported(GTX_1080);
  expect(problems).toEqual([]);
  expect(dataset!.runs).toHaveLength(1206);
  expect(dataset!.runs.filter(({ status }) => status === 'failed')).toHaveLength(87);
  expect(new Set(dataset!.runs.map(({ library }) => library)).size).toBe(14);
  expect([layerRows, layerTimings, zeroTimings]).toEqual([97_741, 179_882, 1206]);
});
