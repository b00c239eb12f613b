import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { writeCampaign } from '../../../src/dataset/import/write-campaign.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { NO_HINTS } from './no-hints.ts';

const UPSTREAM = resolve('../shared/upstream/ck-caffe-nvidia-tx1');

test('importing the original measurements gives the committed files, byte for byte', async ({ skip }) => {
  if (!existsSync(UPSTREAM)) skip(`the original measurements are not here: ${UPSTREAM}`);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'import-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true }));
  const campaign = await readCkCampaign(UPSTREAM, NO_HINTS, NO_PROGRESS);
  const { folder } = await writeCampaign(campaign, {
    name: 'jetson-tx1',
    dataDirectory,
    force: false,
    metadataFile: 'data/jetson-tx1/datapackage.json',
    networksFile: 'data/jetson-tx1/networks.csv',
  });
  for (const file of ['runs.csv', 'layers.csv', 'networks.csv', 'datapackage.json']) {
    const imported = await readFile(join(folder, file));
    const committed = await readFile(join('data/jetson-tx1', file));
    expect(imported.equals(committed), file).toBe(true);
  }
});
