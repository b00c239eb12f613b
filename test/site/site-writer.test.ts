import { existsSync } from 'node:fs';
import { chmod, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type SiteWriter, siteWriter } from '../../src/site/site-writer.ts';
import { earlierSite } from './earlier-site.ts';

let earlier: string;
let changes: string;
let writer: SiteWriter;

beforeEach(async () => {
  ({ earlier, changes } = await earlierSite({ 'a/index.html': 'same' }));
  writer = siteWriter(changes, earlier);
});

test('a file that the earlier report has to the byte stays where it is', () => {
  writer.write('a/index.html', Buffer.from('same'));
  expect(writer.kept).toEqual(new Set(['a/index.html']));
  expect(existsSync(changes)).toBe(false);
});

test('a file of the same length but with other bytes leaves that of the earlier report as it is', async () => {
  writer.write('a/index.html', Buffer.from('some'));
  expect(writer.kept.size).toBe(0);
  expect(await readFile(join(changes, 'a/index.html'), 'utf8')).toBe('some');
  expect(await readFile(join(earlier, 'a/index.html'), 'utf8')).toBe('same');
});

test('a file is written where there is no earlier report', async () => {
  siteWriter(changes, join(earlier, 'none')).write('a/b/index.html', Buffer.from('same'));
  expect(await readFile(join(changes, 'a/b/index.html'), 'utf8')).toBe('same');
});

test('what stands for a file in the earlier report, and what may not be read there, is written', async () => {
  await symlink('index.html', join(earlier, 'a/link.html'));
  writer.write('a/link.html', Buffer.from('same'));
  await chmod(join(earlier, 'a/index.html'), 0);
  writer.write('a/index.html', Buffer.from('same'));
  // Whoever may do everything may read it.
  expect([...writer.kept].filter((file) => process.getuid?.() !== 0 || file !== 'a/index.html')).toEqual([]);
  expect(await readFile(join(changes, 'a/link.html'), 'utf8')).toBe('same');
});

test('a file of which it is known that it differs is not looked for', async () => {
  writer.writeOther('a/index.html', Buffer.from('same'));
  expect(writer.kept.size).toBe(0);
  expect(await readFile(join(changes, 'a/index.html'), 'utf8')).toBe('same');
});

test('a writer takes back what it has written, and nothing of the earlier report', () => {
  writer.write('b.csv', Buffer.from('1\n'));
  writer.write('a/index.html', Buffer.from('same'));
  for (const file of ['b.csv', 'a/index.html', 'none.csv']) writer.remove(file);
  expect(writer.kept.size).toBe(0);
  expect(existsSync(join(changes, 'b.csv'))).toBe(false);
  expect(existsSync(join(earlier, 'a/index.html'))).toBe(true);
});
