import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { datasetFolders } from '../../src/dataset/dataset-folders.ts';

test('folders and links to folders are datasets, in the order of their names; files and hidden folders are none', async () => {
  const data = await mkdtemp(join(tmpdir(), 'folders-'));
  onTestFinished(() => rm(data, { recursive: true }));
  await mkdir(join(data, 'second'));
  await mkdir(join(data, '.import-x'));
  await symlink(resolve('test/fixtures/datasets/small'), join(data, 'first'));
  await writeFile(join(data, 'README.md'), '');
  expect(await datasetFolders(data)).toEqual([join(data, 'first'), join(data, 'second')]);
});
