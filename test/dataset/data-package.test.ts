import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { expect, onTestFinished, test } from 'vitest';
import type { Campaign } from '../../src/dataset/import/campaign.ts';
import { writeCampaign } from '../../src/dataset/import/write-campaign.ts';
import { datasetFolders } from '../../src/dataset/dataset-folders.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { dataPackageSchema } from './data-package-schema.ts';
import { swap } from './edited-dataset.ts';
import { problemsOf } from './problems-of.ts';

const validate = compile(dataPackageSchema);

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strictRequired: false });
  formats(ajv);
  return ajv.compile(schema);
}

async function errorsOf(folder: string): Promise<unknown> {
  validate(JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')));
  return validate.errors ?? [];
}

const CAMPAIGN: Campaign = {
  metadata: { created: '2026-11-03', licenses: [] },
  runs: [
    {
      ...{ model: 'net', library: 'lib', batchSize: 1, repetition: 0 },
      ...{ status: 'ok', failure: '', forwardMs: 2 },
      layers: [],
    },
  ],
  furtherColumns: [],
  leftOut: [],
};

test.each(await datasetFolders('data'))(
  '%s is described as version 2 of Data Package says',
  async (folder) => {
    expect(await errorsOf(folder)).toEqual([]);
  },
);

test('so is what an importer writes, for which a day is midnight, and no licence no list', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'imported-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true }));
  const { folder } = await writeCampaign(CAMPAIGN, { name: 'imported', dataDirectory, force: false });
  expect(await errorsOf(folder)).toEqual([]);
  const { created, licenses } = JSON.parse(
    await readFile(join(folder, 'datapackage.json'), 'utf8'),
  ) as Record<string, unknown>;
  expect([created, licenses]).toEqual(['2026-11-03T00:00:00Z', undefined]);
  expect((await readDataset(folder)).dataset!.descriptor.created).toBe('2026-11-03');
});

test('the schema of the test notices what the standard refuses', () => {
  validate({
    profile: 'data-package',
    created: '2026-11-03',
    licenses: [],
    resources: [{ name: 'runs', path: '../runs.csv', profile: 'tabular-data-resource' }],
  });
  const at = (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  expect(at).toEqual(
    expect.arrayContaining([
      ' required',
      ' not',
      '/created format',
      '/licenses minItems',
      '/resources/0 not',
      '/resources/0/path pattern',
    ]),
  );
});

test('a descriptor of the first version, with a profile, is read as ever', async () => {
  const edit = swap('  "name": "small",', '  "profile": "tabular-data-package",\n  "name": "small",');
  await expect(problemsOf('datapackage.json', edit)).resolves.toEqual([]);
});
