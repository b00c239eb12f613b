import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { datasetFolders } from '../../src/dataset/dataset-folders.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';

test('folders and links to folders are datasets, in the order of their names; files and hidden folders are none', async () => {
  const data = await mkdtemp(join(tmpdir(), 'folders-'));
  onTestFinished(() => rm(data, { recursive: true }));
  await mkdir(join(data, 'second'));
  await mkdir(join(data, '.import-x'));
  await symlink(resolve('test/fixtures/datasets/small'), join(data, 'first'));
  await writeFile(join(data, 'README.md'), '');
  expect(await datasetFolders(data)).toEqual([join(data, 'first'), join(data, 'second')]);
});

test('a link that leads nowhere is a dataset that cannot be read, and hides none beside it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'folders-'));
  onTestFinished(() => rm(data, { recursive: true }));
  await symlink(join(data, 'none'), join(data, 'a-link'));
  await symlink('b-loop', join(data, 'b-loop'));
  await mkdir(join(data, 'c-empty'));
  const problems = [];
  for (const folder of await datasetFolders(data)) problems.push((await readDataset(folder)).problems[0]!);
  expect(problems.map(formatProblem)).toEqual([
    `a-link:0:0: the link leads nowhere: "${join(data, 'none')}"; expected a dataset`,
    'b-loop:0:0: the folder cannot be read: "ELOOP"; expected a dataset',
    'c-empty/datapackage.json:0:0: the file is missing; expected a description of the dataset',
  ]);
});
