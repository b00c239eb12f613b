import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { aheadReader } from '../../src/site/read-ahead.ts';
import { REDUCTION_KEY, sourceOf } from '../../src/site/reduce-dataset.ts';
import { reductions } from '../../src/site/reductions.ts';

/** A dataset with a name of its own, of which nothing stays in the cache. */
async function dataset(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ahead-'));
  await cp('test/fixtures/datasets/small', folder, { recursive: true });
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** What is found in the cache of a dataset that has been read ahead. */
async function readAhead(folder: string): Promise<'nothing' | readonly string[]> {
  const source = await sourceOf(folder, 'code');
  const reader = aheadReader();
  await reader.read({ folder, source });
  reader.stop();
  if (!reductions.isStored(source, REDUCTION_KEY)) return 'nothing';
  const { analysis, problems } = reductions.getStored(source, REDUCTION_KEY);
  // Another state of it, of which there is nothing, makes room.
  await expect(
    reductions.get({ name: source.name, digest: `not ${source.digest}` }, REDUCTION_KEY, () => Promise.reject(new Error())),
  ).rejects.toThrow();
  return analysis ? [analysis.name, ...analysis.models] : problems.map(formatProblem);
}

test('a dataset that has been read ahead is in the cache, and so is what is wrong with one', async () => {
  const folder = await dataset();
  expect(await readAhead(folder)).toEqual([basename(folder), 'tiny-net', 'wide-net']);
  await writeFile(join(folder, 'runs.csv'), 'model\nAlexNet\n');
  expect(await readAhead(folder)).toContainEqual(expect.stringContaining(`${basename(folder)}/runs.csv:1`));
});

test('one that cannot be read is left to whoever needs it', async () => {
  const folder = await dataset();
  const source = await sourceOf(folder, 'code');
  rmSync(join(folder, 'layers.csv'));
  const reader = aheadReader();
  await reader.read({ folder, source });
  expect(reductions.isStored(source, REDUCTION_KEY)).toBe(false);
  reader.stop();
  await reader.read({ folder, source });
});
