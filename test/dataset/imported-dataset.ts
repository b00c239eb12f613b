import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Campaign } from '../../src/dataset/import/campaign.ts';
import { writeCampaign } from '../../src/dataset/import/write-campaign.ts';
import { type DatasetReading, readDataset } from '../../src/dataset/read-dataset.ts';

/** Writes a campaign as a dataset, which is gone after the test, and reads it back. */
export async function importedDataset(campaign: Campaign): Promise<DatasetReading> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'imported-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true }));
  const options = { name: 'imported', dataDirectory, force: false };
  return readDataset((await writeCampaign(campaign, options)).folder);
}
