import { cp, mkdtemp, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AnalysedDataset } from '../../src/analysis/analyse-while-reading.ts';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { METRICS } from '../../src/analysis/metric.ts';
import { TABLE_NAMES } from '../../src/analysis/tables.ts';
import { contentDigest } from '../../src/site/content-digest.ts';
import { createContentCache } from '../../src/site/content-cache.ts';
import { sourceOf } from '../../src/site/dataset-source.ts';
import { reduceDataset, REDUCTION } from '../../src/site/reduce-dataset.ts';

interface Loaded extends AnalysedDataset {
  /** `fresh` came from the cache; `missing` was not there and has been computed. */
  readonly outcome: 'fresh' | 'missing';
}

interface Place {
  readonly folder: string;
  readonly cache: string;
  /** As a build of its own. */
  load(code?: string): Promise<Loaded>;
}

async function place(source = 'test/fixtures/datasets/small'): Promise<Place> {
  const parent = await mkdtemp(join(tmpdir(), 'cache-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const [folder, cache] = [join(parent, 'small'), join(parent, 'cache')];
  await cp(source, folder, { recursive: true });
  async function load(code = 'code'): Promise<Loaded> {
    const shelf = createContentCache(cache).shelf('summaries', REDUCTION);
    let outcome: Loaded['outcome'] = 'fresh';
    const watched: Pick<typeof shelf, 'get'> = {
      get: (source, key, make) =>
        shelf.get(source, key, () => {
          outcome = 'missing';
          return make();
        }),
    };
    return { ...(await reduceDataset(folder, await sourceOf(folder, code), watched)), outcome };
  }
  return { folder, cache, load };
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

test('the cache may go at any time', async () => {
  const { cache, load } = await place();
  await load();
  await rm(cache, { recursive: true });
  expect((await load()).outcome).toBe('missing');
});

test('what is wrong with a broken dataset is kept with it, until it is mended', async () => {
  const { folder, load } = await place();
  await edit(join(folder, 'runs.csv'), '100.125', 'fast');
  for (const expected of ['missing', 'fresh']) {
    const { analysis, problems, outcome } = await load();
    expect(outcome).toBe(expected);
    expect(analysis).toBeUndefined();
    expect(problems.map(({ line, message }) => [line, message])).toEqual([[9, 'forward_ms is not a number']]);
  }
  await edit(join(folder, 'runs.csv'), 'fast', '100.125');
  expect(await load()).toMatchObject({ outcome: 'missing', problems: [] });
});

test('a file behind a link counts with its content, a link to nothing with none', async () => {
  const { folder, load } = await place();
  const runs = join(folder, 'runs.csv');
  const elsewhere = join(folder, '..', 'elsewhere.csv');
  await rename(runs, elsewhere);
  await symlink(elsewhere, runs);
  const before = await load();
  await edit(elsewhere, '100.125', '200.125');
  const after = await load();
  expect([Math.max(...bestTimes(before.analysis)), Math.max(...bestTimes(after.analysis))]).toEqual([
    100.125, 200.125,
  ]);
  await rm(elsewhere);
  expect((await load()).problems).not.toEqual([]);
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
