import { cp, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSite, copyProject } from './build-site.ts';
import { readPage, tableRows } from './page-text.ts';
import { readSite } from './site-files.ts';

let directory: string;
let project: string;
let data: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stale-'));
  project = join(directory, 'project');
  data = join(directory, 'data');
  await copyProject(project);
  await cp('test/fixtures/datasets', data, { recursive: true });
});

afterAll(() => rm(directory, { recursive: true }));

/** Changes a file so that neither its time stamp nor its size tells. */
async function changeUnseen(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text.split(from)).toHaveLength(2);
  expect(to).toHaveLength(from.length);
  const { atime, mtime } = await stat(path);
  await writeFile(path, text.replace(from, to));
  await utimes(path, atime, mtime);
}

/** What the GPU library reaches: as a file for machines has it, as the page has it, and its first layer’s time. */
async function build() {
  const site = join(directory, 'site');
  await buildSite(site, { content: 'test/fixtures/content-minimal', data, project });
  const rows = csvParse(readSite(site, 'data/small/inference/best-time-per-image.csv'));
  const layers = csvParse(readSite(site, 'data/small/inference/layer-time-per-image.csv'));
  const tables = tableRows(readPage(site, 'tables/small/index.html'), 'inference-best-time-per-image');
  return {
    file: rows.find(({ library }) => library === 'gpu')!['images_per_second'],
    page: tables.find(({ library }) => library === 'GPU library')!['images per second'],
    conv1: layers.find(({ library, layer }) => library === 'gpu' && layer === 'conv1')!['mean_ms'],
  };
}

it('a build follows the data and the analysis code, whatever their time stamps and sizes say', async () => {
  expect(await build()).toEqual({ file: '400', page: '400', conv1: '2.25' });

  await changeUnseen(join(data, 'small/runs.csv'), 'tiny-net,gpu,1,0,ok,,2.5,', 'tiny-net,gpu,1,0,ok,,1.6,');
  await changeUnseen(join(data, 'small/layers.csv'), 'gpu,1,0,0,conv1,2.25,', 'gpu,1,0,0,conv1,1.75,');
  expect(await build()).toEqual({ file: '625', page: '625', conv1: '1.75' });

  // A definition of a table, and one of the reduction that a cache would keep, of runs and of layers.
  await changeUnseen(
    join(project, 'src/analysis/best-time.ts'),
    '1000 / timePerImageMs',
    '3000 / timePerImageMs',
  );
  await changeUnseen(
    join(project, 'src/analysis/running-statistics.ts'),
    'running.sum[series]! + value',
    'running.sum[series]! + 2.250',
  );
  expect(await build()).toEqual({ file: String(3000 / 2.25), page: '1,333', conv1: '2.25' });
});

it('a build needs no cache', async () => {
  const before = await build();
  for (const cache of ['.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite'])
    await rm(join(project, cache), { recursive: true, force: true });
  expect(await build()).toEqual(before);
});
