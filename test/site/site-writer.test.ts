import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { siteWriter } from '../../src/site/site-writer.ts';

let earlier: string;
let site: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-writer-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  [earlier, site] = [join(folder, 'earlier'), join(folder, 'site')];
  await mkdir(join(earlier, 'a'), { recursive: true });
  await writeFile(join(earlier, 'a/index.html'), 'same');
});

const isShared = async (file: string) =>
  (await stat(join(earlier, file))).ino === (await stat(join(site, file))).ino;

test('a file that the earlier report has to the byte is that file', async () => {
  siteWriter(site, earlier).write('a/index.html', Buffer.from('same'));
  expect(await readFile(join(site, 'a/index.html'), 'utf8')).toBe('same');
  expect(await isShared('a/index.html')).toBe(true);
});

test('a file of the same length but with other bytes leaves that of the earlier report as it is', async () => {
  siteWriter(site, earlier).write('a/index.html', Buffer.from('some'));
  expect(await readFile(join(site, 'a/index.html'), 'utf8')).toBe('some');
  expect(await readFile(join(earlier, 'a/index.html'), 'utf8')).toBe('same');
});

test('a file is written where there is no earlier report, and where no file can have two names', async () => {
  const noLinks = () => {
    throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM', syscall: 'link' });
  };
  const writers = [siteWriter(site, join(earlier, 'none')), siteWriter(site, earlier, noLinks)];
  for (const writer of writers) {
    writer.write('a/index.html', Buffer.from('same'));
    expect(await readFile(join(site, 'a/index.html'), 'utf8')).toBe('same');
    expect(await isShared('a/index.html')).toBe(false);
  }
});

test('what stands for a file in the earlier report, and what may not be read there, is written', async () => {
  await symlink('index.html', join(earlier, 'a/link.html'));
  const writer = siteWriter(site, earlier);
  writer.write('a/link.html', Buffer.from('same'));
  expect(await isShared('a/link.html')).toBe(false);
  await chmod(join(earlier, 'a/index.html'), 0);
  writer.write('a/index.html', Buffer.from('same'));
  expect(await readFile(join(site, 'a/index.html'), 'utf8')).toBe('same');
});

test('a writer knows what it has written', () => {
  const writer = siteWriter(site, earlier);
  expect(writer.has('b.csv')).toBe(false);
  writer.write('b.csv', Buffer.from('1\n'));
  expect(writer.has('b.csv')).toBe(true);
});
