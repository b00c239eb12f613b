import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type SiteWriting, siteWriting } from '../../src/site/site-writing.ts';
import { earlierSite } from './earlier-site.ts';

const PAGE = '<!doctype html><html lang="en"><body><main id="content"><h1>Boards</h1></main></body></html>';

let earlier: string;
let changes: string;

beforeEach(async () => {
  ({ earlier, changes } = await earlierSite({ 'a/index.html': PAGE, 'b.csv': 'same' }));
});

function writing(): SiteWriting {
  const site = siteWriting({ changes, earlier, making: 'code' });
  onTestFinished(async () => {
    await site.stop();
  });
  return site;
}

test('what differs from the earlier report is written, and what does not stays', async () => {
  const site = writing();
  await site.write('a/index.html', Buffer.from(PAGE), true);
  await site.write('b.csv', Buffer.from('same'));
  await site.write('c/d/e.csv', Buffer.from('new'));
  expect(['b.csv', 'c/d/e.csv', 'f.csv'].map((file) => site.has(file))).toEqual([true, true, false]);
  const { kept } = await site.finish();
  expect(kept).toEqual(new Set(['a/index.html', 'b.csv']));
  expect(await readFile(join(changes, 'c/d/e.csv'), 'utf8')).toBe('new');
  expect(['a/index.html', 'b.csv'].map((file) => existsSync(join(changes, file)))).toEqual([false, false]);
  expect(existsSync(join(changes, 'pagefind/pagefind-entry.json'))).toBe(true);
});

test('the words are those of the pages, written or left as they are', async () => {
  const wordsOf = async (page: string): Promise<string> => {
    const site = writing();
    await site.write('a/index.html', Buffer.from(page), true);
    return (await site.finish()).words;
  };
  const words = await wordsOf(PAGE);
  expect(await wordsOf(PAGE.replace('Boards', 'Hosts'))).not.toBe(words);
  await rm(join(earlier, 'a'), { recursive: true });
  expect(await wordsOf(PAGE)).toBe(words);
});

test('a file is as it was when it was given, and only it is written of what it is a part of', async () => {
  const site = writing();
  const whole = Buffer.from('one two');
  const part = whole.subarray(4);
  await site.write('c.csv', part);
  part.fill('x');
  expect(whole.toString()).toBe('one xxx');
  await site.finish();
  expect(await readFile(join(changes, 'c.csv'), 'utf8')).toBe('two');
});

test('a file that is taken back is in no report', async () => {
  const site = writing();
  await site.write('b.csv', Buffer.from('same'));
  await site.write('c.csv', Buffer.from('new'));
  site.remove('b.csv');
  site.remove('c.csv');
  expect(['b.csv', 'c.csv'].map((file) => site.has(file))).toEqual([false, false]);
  expect((await site.finish()).kept).toEqual(new Set());
  expect(existsSync(join(changes, 'c.csv'))).toBe(false);
});

test('more than may wait is written all the same', async () => {
  const site = writing();
  const large = Buffer.alloc(1 << 25);
  for (const file of ['1', '2', '3', '4']) await site.write(file, large);
  await site.finish();
  expect(['1', '2', '3', '4'].every((file) => existsSync(join(changes, file)))).toBe(true);
});

test('what cannot be written is told at the end, to whoever waits for room, and to whoever goes on', async () => {
  await writeFile(changes, 'no folder');
  const site = writing();
  await site.write('c.csv', Buffer.from('new'));
  await expect(site.finish()).rejects.toThrow('EEXIST');
  await expect(site.write('d.csv', Buffer.from('new'))).rejects.toThrow('EEXIST');
  const other = writing();
  await expect(other.write('c.csv', Buffer.alloc((1 << 26) + 1))).rejects.toThrow('EEXIST');
});
