import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptFolder } from '../../src/site/kept-folder.ts';

let parent: string;

beforeEach(async () => {
  parent = join(await mkdtemp(join(tmpdir(), 'kept-folder-')), 'of-a-sort');
});

afterEach(async () => {
  await rm(join(parent, '..'), { recursive: true });
});

const writing = (text: string) => (folder: string) => writeFile(join(folder, 'file'), text);
const neverMade = () => Promise.reject(new Error('made once more'));

it('makes a folder once, and gives the same one from then on', async () => {
  const folder = await keptFolder(join(parent, 'a'), writing('one'));
  expect(await keptFolder(join(parent, 'a'), neverMade)).toBe(folder);
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('one');
});

it('has the folder only once it is whole, and nothing of one that could not be made', async () => {
  const seen: string[][] = [];
  const failing = async (folder: string) => {
    await writing('half')(folder);
    seen.push(await readdir(parent));
    throw new Error('no more room');
  };
  await expect(keptFolder(join(parent, 'a'), failing)).rejects.toThrow('no more room');
  expect(seen.flat()).not.toContain('a');
  expect(await readdir(parent)).toEqual([]);
});

it('leaves what another makes or uses at the same time', async () => {
  const path = join(parent, 'a');
  const overtaken = await keptFolder(path, async (folder) => {
    await writing('mine')(folder);
    await mkdir(path);
    await writing('another’s')(path);
  });
  expect(await readFile(join(overtaken, 'file'), 'utf8')).toBe('another’s');
  await keptFolder(join(parent, 'b'), writing('two'));
  expect(await readdir(parent)).toEqual(['a', 'b']);
});

it('removes what nobody has asked for within an hour, when another is made', async () => {
  const longAgo = new Date(Date.now() - 3_700_000);
  for (const name of ['unused', 'used']) await keptFolder(join(parent, name), writing(name));
  for (const name of ['unused', 'used']) await utimes(join(parent, name), longAgo, longAgo);
  await keptFolder(join(parent, 'used'), neverMade);
  expect(await readdir(parent)).toEqual(['unused', 'used']);
  await keptFolder(join(parent, 'new'), writing('new'));
  expect(await readdir(parent)).toEqual(['new', 'used']);
});
