import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';

test('the dataset that the documentation shows is one', async () => {
  const blocks = (await readFile('docs/dataset.md', 'utf8')).matchAll(/^```(?:json|csv)\n(.*?)^```$/gms);
  const [descriptor, runs, layers] = [...blocks].map(([, text]) => text!);
  const directory = await mkdtemp(join(tmpdir(), 'documented-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const folder = join(directory, 'my-board');
  await mkdir(folder);
  await writeFile(join(folder, 'datapackage.json'), descriptor!);
  await writeFile(join(folder, 'runs.csv'), runs!);
  await writeFile(join(folder, 'layers.csv'), layers!);
  const { dataset, problems, layerRows } = await readDataset(folder);
  expect(problems).toEqual([]);
  expect(dataset!.runs.map(({ status, further }) => [status, further])).toEqual([
    ['ok', new Map([['power_mw', '3900']])],
    ['ok', new Map([['power_mw', '3880']])],
    ['failed', new Map()],
  ]);
  expect(layerRows).toBe(2);
});
