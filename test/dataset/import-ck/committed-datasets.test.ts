import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { writeCampaign } from '../../../src/dataset/import/write-campaign.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { NO_HINTS } from './no-hints.ts';

test.for([
  ['jetson-tx1', 'ck-caffe-nvidia-tx1'],
  ['gtx-1080', 'ck-caffe-nvidia-gtx1080'],
] as const)(
  'importing the original measurements gives the files of %s, byte for byte',
  async ([name, tree], { skip }) => {
    const upstream = resolve('../shared/upstream', tree);
    if (!existsSync(upstream)) skip(`the original measurements are not here: ${upstream}`);
    const dataDirectory = await mkdtemp(join(tmpdir(), 'import-'));
    onTestFinished(() => rm(dataDirectory, { recursive: true }));
    const campaign = await readCkCampaign(upstream, NO_HINTS, NO_PROGRESS);
    const { folder } = await writeCampaign(campaign, {
      name,
      dataDirectory,
      force: false,
      metadataFile: join('data', name, 'datapackage.json'),
      networksFile: join('data', name, 'networks.csv'),
    });
    for (const file of ['runs.csv', 'layers.csv', 'networks.csv', 'datapackage.json']) {
      const imported = await readFile(join(folder, file));
      const committed = await readFile(join('data', name, file));
      expect(imported.equals(committed), file).toBe(true);
    }
  },
);
