import { cp, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { METRICS } from '../../src/analysis/metric.ts';
import { TABLE_NAMES } from '../../src/analysis/tables.ts';
import { contentDigest } from '../../src/site/content-digest.ts';
import { loadCachedAnalysis } from '../../src/site/summary-cache.ts';

interface Place {
  readonly folder: string;
  readonly cache: string;
  load(code?: string): ReturnType<typeof loadCachedAnalysis>;
}

async function place(source = 'test/fixtures/datasets/small'): Promise<Place> {
  const parent = await mkdtemp(join(tmpdir(), 'cache-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const [folder, cache] = [join(parent, 'small'), join(parent, 'cache')];
  await cp(source, folder, { recursive: true });
  return { folder, cache, load: (code = 'code') => loadCachedAnalysis(folder, cache, code) };
}

/** Changes a file and puts its time stamps back. */
async function edit(file: string, old: string, by: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  await writeFile(file, (await readFile(file, 'utf8')).replace(old, by));
  await utimes(file, atime, mtime);
}

const bestTimes = (analysis: Analysis | undefined) =>
  analysis!.table('best-time-per-image', 'inference').map((row) => row.mean_ms);

test('the same data and code come from the cache, with every table the same', async () => {
  const { load } = await place('data/jetson-tx1');
  const computed = await load();
  const cached = await load();
  expect([computed.outcome, cached.outcome]).toEqual(['missing', 'fresh']);
  for (const metric of METRICS) {
    for (const name of TABLE_NAMES) {
      expect(cached.analysis!.table(name, metric), name).toEqual(computed.analysis!.table(name, metric));
    }
  }
  expect(cached.analysis!.descriptor).toEqual(computed.analysis!.descriptor);
  expect(cached.analysis!.networks).toEqual(computed.analysis!.networks);
});

test('changed data are computed again, whatever the time stamps say', async () => {
  const { folder, load } = await place();
  const before = await load();
  await edit(join(folder, 'runs.csv'), '100.125', '200.125');
  const after = await load();
  expect(after.outcome).toBe('missing');
  expect(Math.max(...bestTimes(before.analysis))).toBe(100.125);
  expect(Math.max(...bestTimes(after.analysis))).toBe(200.125);
});

test('time stamps alone change nothing', async () => {
  const { folder, load } = await place();
  await load();
  await utimes(join(folder, 'runs.csv'), new Date(0), new Date(0));
  expect((await load()).outcome).toBe('fresh');
});

test('changed code is computed with again', async () => {
  const { load } = await place();
  await load('before');
  expect((await load('after')).outcome).toBe('missing');
});

test('one state of a dataset is kept, and the cache may go at any time', async () => {
  const { folder, cache, load } = await place();
  await load();
  await edit(join(folder, 'runs.csv'), '100.125', '200.125');
  await load();
  expect(await readdir(cache)).toHaveLength(1);
  await rm(cache, { recursive: true });
  expect((await load()).outcome).toBe('missing');
});

test('a damaged cache is computed anew', async () => {
  const { cache, load } = await place();
  await load();
  const [file] = await readdir(cache);
  await writeFile(join(cache, file!), '{"format":');
  expect(await load()).toMatchObject({ outcome: 'missing', problems: [] });
  expect((await load()).outcome).toBe('fresh');
});

test('a broken dataset gives its problems and is not kept', async () => {
  const { folder, cache, load } = await place();
  await edit(join(folder, 'runs.csv'), '100.125', 'fast');
  const { analysis, problems } = await load();
  expect(analysis).toBeUndefined();
  expect(problems.map(({ line, message }) => [line, message])).toEqual([[9, 'forward_ms is not a number']]);
  expect(await readdir(cache).catch(() => [])).toEqual([]);
});

test('a digest tells moved content from the same content', async () => {
  const { folder } = await place();
  const before = await contentDigest(folder);
  expect(await contentDigest(folder)).toBe(before);
  const [runs, layers] = [join(folder, 'runs.csv'), join(folder, 'layers.csv')];
  const [runsText, layersText] = [await readFile(runs), await readFile(layers)];
  await writeFile(runs, layersText);
  await writeFile(layers, runsText);
  expect(await contentDigest(folder)).not.toBe(before);
});
