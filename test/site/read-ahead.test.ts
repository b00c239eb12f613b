import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AnalysedDataset } from '../../src/analysis/analyse-while-reading.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { sourceNow } from '../../src/site/dataset-source.ts';
import { haveReadAhead, readAhead } from '../../src/site/read-ahead.ts';
import { REDUCTION_KEY } from '../../src/site/reduce-dataset.ts';
import { reductions } from '../../src/site/reductions.ts';

/** A dataset with a name of its own, of which nothing stays in the cache. */
async function dataset(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ahead-'));
  await cp('test/fixtures/datasets/small', folder, { recursive: true });
  onTestFinished(async () => {
    await rm(folder, { recursive: true });
    const nothing = { name: basename(folder), digest: 'another state' };
    await reductions.get(nothing, REDUCTION_KEY, () => Promise.reject(new Error())).catch(() => undefined);
  });
  return folder;
}

/** What the cache has of a dataset. */
async function kept(folder: string): Promise<AnalysedDataset | undefined> {
  const source = await sourceNow(folder);
  if (!reductions.isStored(source, REDUCTION_KEY)) return undefined;
  return reductions.getStored(source, REDUCTION_KEY);
}

test('a dataset that has been read ahead is in the cache, and so is what is wrong with one', async () => {
  const [right, wrong] = [await dataset(), await dataset()];
  await writeFile(join(wrong, 'runs.csv'), 'model\nAlexNet\n');
  const finished = readAhead([right, wrong]);
  await haveReadAhead(right);
  expect((await kept(right))?.analysis?.models).toEqual(['tiny-net', 'wide-net']);
  await finished;
  expect((await kept(wrong))?.problems.map(formatProblem)).toContainEqual(
    expect.stringContaining(`${basename(wrong)}/runs.csv:1`),
  );
});

test('one that cannot be read is left to whoever needs it, and holds up none after it', async () => {
  const [changing, right] = [await dataset(), await dataset()];
  await sourceNow(changing);
  await writeFile(join(changing, 'more.csv'), 'what was digested is not what is read\n');
  await readAhead([changing, '/dev/null/no folder', right]);
  expect(await kept(changing)).toBeUndefined();
  expect(await kept(right)).toBeDefined();
});

test('where Node.js watches what is loaded, datasets are read ahead all the same', async () => {
  vi.stubEnv('WATCH_REPORT_DEPENDENCIES', '1');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const folder = await dataset();
  await readAhead([folder]);
  expect(await kept(folder)).toBeDefined();
});
