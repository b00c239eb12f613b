import { cp, link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeDatasetFiles } from '../../src/site/write-dataset-files.ts';
import { asParquet } from '../dataset/parquet-copy.ts';

const CURRENT = '1.0.0';
const EARLIER = '0.9.0';

/** A dataset of two versions, and a folder for the site. */
async function twoVersions() {
  const parent = await mkdtemp(join(tmpdir(), 'published-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const dataset = join(parent, 'varied');
  await cp('test/fixtures/datasets/varied', dataset, { recursive: true });
  await cp('test/fixtures/datasets/varied', join(dataset, 'versions', EARLIER), { recursive: true });
  const descriptor = JSON.parse(await readFile(join(dataset, 'datapackage.json'), 'utf8')) as object;
  await writeFile(join(dataset, 'datapackage.json'), JSON.stringify({ ...descriptor, version: CURRENT }));
  const site = join(parent, 'site');
  await mkdir(site);
  const published = join(site, 'data/varied');
  return { dataset, site, published, ofVersion: (version: string) => join(published, 'versions', version) };
}

const inode = async (...path: string[]) => (await stat(join(...path))).ino;

test('every file of the newest version is under its two addresses, and takes its room once', async () => {
  const { dataset, site, published, ofVersion } = await twoVersions();
  await writeDatasetFiles(dataset, site);
  const names = await readdir(ofVersion(CURRENT));
  expect(names.toSorted()).toEqual([
    ...['datapackage.json', 'iterations.csv', 'layers.csv', 'networks.csv', 'runs.csv'],
  ]);
  for (const name of names) {
    expect(await readFile(join(ofVersion(CURRENT), name))).toEqual(await readFile(join(dataset, name)));
    expect(await inode(ofVersion(CURRENT), name)).toBe(await inode(published, name));
  }
});

test('what is published is no other name of the data: who edits it leaves them as they are', async () => {
  const { dataset, site, published, ofVersion } = await twoVersions();
  await writeDatasetFiles(dataset, site);
  expect(await inode(published, 'runs.csv')).not.toBe(await inode(dataset, 'runs.csv'));
  const before = await readFile(join(dataset, 'runs.csv'));
  await writeFile(join(ofVersion(CURRENT), 'runs.csv'), 'edited');
  expect(await readFile(join(dataset, 'runs.csv'))).toEqual(before);
});

test('an earlier version has files of its own', async () => {
  const { dataset, site, published, ofVersion } = await twoVersions();
  await writeFile(join(dataset, 'versions', EARLIER, 'runs.csv'), 'earlier');
  await writeDatasetFiles(dataset, site);
  expect(await readFile(join(ofVersion(EARLIER), 'runs.csv'), 'utf8')).toBe('earlier');
  expect(await inode(ofVersion(EARLIER), 'layers.csv')).not.toBe(await inode(published, 'layers.csv'));
});

test('what is made of Parquet is made once for both addresses', async () => {
  const { dataset, site, published, ofVersion } = await twoVersions();
  await asParquet(dataset, ['iterations']);
  await writeDatasetFiles(dataset, site);
  expect(await inode(ofVersion(CURRENT), 'iterations.csv')).toBe(await inode(published, 'iterations.csv'));
});

test('a file system without second names has the files twice', async () => {
  const { dataset, site, published, ofVersion } = await twoVersions();
  await writeDatasetFiles(dataset, site, (from) => link(from, join(site, 'no such folder', 'name')));
  expect(await inode(ofVersion(CURRENT), 'runs.csv')).not.toBe(await inode(published, 'runs.csv'));
  expect(await readFile(join(ofVersion(CURRENT), 'runs.csv'))).toEqual(
    await readFile(join(dataset, 'runs.csv')),
  );
});
