import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { datasetFiles } from '../../src/site/dataset-files.ts';
import { asParquet } from '../dataset/parquet-copy.ts';

test('every table of a dataset is published, the single times too, and one in Parquet also as CSV', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'files-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'varied');
  await cp('test/fixtures/datasets/varied', folder, { recursive: true });
  const published = async () =>
    (await datasetFiles(folder)).map(({ name, isConverted }) => (isConverted ? `made: ${name}` : name));
  expect(await published()).toEqual([
    ...['datapackage.json', 'iterations.csv', 'layers.csv', 'networks.csv', 'runs.csv'],
  ]);
  await asParquet(folder, ['iterations']);
  expect(await published()).toEqual([
    ...['datapackage.json', 'made: iterations.csv', 'iterations.parquet'],
    ...['layers.csv', 'networks.csv', 'runs.csv'],
  ]);
});
