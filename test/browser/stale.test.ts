import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { csvParse } from 'd3-dsv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSite, copyProject, outsideTests } from './build-site.ts';
import { readPage, tableRows } from './page-text.ts';
import { readSite } from '../../scripts/site-files.ts';
import { contentDigest } from '../../src/site/content-digest.ts';

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

  // A definition of a table, and one of the reduction of layers that a cache would keep.
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
  expect(await build()).toEqual({ file: String(3000 / 1.6), page: '1,875', conv1: '2.25' });
});

it('a build needs no cache', async () => {
  const before = await build();
  for (const cache of ['.cache', '.astro']) await rm(join(project, cache), { recursive: true, force: true });
  expect(await build()).toEqual(before);
});

/** The figures of the dataset: their files as they are published. */
async function figures() {
  const site = join(directory, 'site');
  await buildSite(site, { content: 'test/fixtures/content-minimal', data, project });
  const file = (ending: string) => readFile(join(site, `figures/small/times.${ending}`));
  return { svg: (await file('svg')).toString(), csv: (await file('csv')).toString(), png: await file('png') };
}

it('figures follow the data and the drawing code, and are the same whether or not they were kept', async () => {
  // Without what the first test did to the code.
  await cp('src', join(project, 'src'), { recursive: true });
  const before = await figures();
  expect(await figures()).toEqual(before);

  await changeUnseen(join(data, 'small/runs.csv'), 'tiny-net,gpu,1,0,ok,,1.6,', 'tiny-net,gpu,1,0,ok,,1.9,');
  const changed = await figures();
  expect(before.csv).toContain('tiny-net,gpu,1,1,1.6,');
  expect(changed.csv).toContain('tiny-net,gpu,1,1,1.9,');
  expect(changed.svg).not.toBe(before.svg);
  expect(changed.png.equals(before.png)).toBe(false);

  await changeUnseen(
    join(project, 'src/figures/measures/better-text.ts'),
    'shorter is better',
    'shorter is bitter',
  );
  const redrawn = await figures();
  expect(redrawn.svg).toContain('shorter is bitter');
  expect(redrawn.csv).toBe(changed.csv);
  expect(redrawn.png.equals(changed.png)).toBe(false);

  await rm(join(project, '.cache'), { recursive: true });
  expect(await figures()).toEqual(redrawn);
});

it('after a change the site is the same, to the byte, whether earlier builds kept something or not', async () => {
  await figures();
  await changeUnseen(join(data, 'small/runs.csv'), 'tiny-net,gpu,1,0,ok,,1.9,', 'tiny-net,gpu,1,0,ok,,1.7,');
  await figures();
  const site = join(directory, 'site');
  const after = await contentDigest(site);
  await rm(join(project, '.cache'), { recursive: true });
  await figures();
  expect(await contentDigest(site)).toBe(after);
  await changeUnseen(join(data, 'small/runs.csv'), 'tiny-net,gpu,1,0,ok,,1.7,', 'tiny-net,gpu,1,0,ok,,1.9,');
});

it('a change of one dataset redraws that one alone, and makes its pages anew alone', async () => {
  await cp(join(data, 'small'), join(data, 'other'), { recursive: true });
  // No version of the first, with which it would be compared.
  await changeUnseen(join(data, 'other/datapackage.json'), '"name": "small"', '"name": "other"');
  await figures();
  const kept = async (sort: string, dataset: string) => {
    const cache = join(project, '.cache', sort);
    return Promise.all(
      (await readdir(cache))
        .filter((file) => file.startsWith(dataset))
        .map((file) => join(cache, file))
        .map(async (file) => ({ file, at: (await stat(file)).mtimeMs, bytes: await readFile(file) })),
    );
  };
  const [drawings, pages] = [await kept('figures', 'other'), await kept('pages', 'other')];
  const changing = await kept('figures', 'small');
  expect(drawings.length).toBeGreaterThan(4);
  expect(pages.filter(({ bytes }) => bytes.includes('<h1>Explore</h1>'))).toHaveLength(1);
  await changeUnseen(join(data, 'small/runs.csv'), 'tiny-net,gpu,1,0,ok,,1.9,', 'tiny-net,gpu,1,0,ok,,2.1,');
  expect((await figures()).csv).toContain('tiny-net,gpu,1,1,2.1,');
  expect(await kept('figures', 'other')).toEqual(drawings);
  expect(await kept('pages', 'other')).toEqual(pages);
  // Of the changed one those of other rows stay.
  const before = new Map(changing.map(({ file, at }) => [file, at]));
  const stayed = (await kept('figures', 'small')).filter(({ file, at }) => before.get(file) === at);
  expect(stayed.length).toBeGreaterThan(0);
  expect(stayed.length).toBeLessThan(changing.length);
});

it('every page follows what the dataset of the report says of itself', async () => {
  const foot = () => readSite(join(directory, 'site'), 'explore/other/index.html');
  expect(foot()).toContain('>2026-11-01</time>');
  await changeUnseen(
    join(data, 'small/datapackage.json'),
    '"created": "2026-11-01"',
    '"created": "2026-11-03"',
  );
  await figures();
  expect(foot()).toContain('>2026-11-03</time>');
});

it('the index of the search follows the words of the pages', async () => {
  const index = () => contentDigest(join(directory, 'site/pagefind'));
  const before = await index();
  await changeUnseen(join(data, 'small/datapackage.json'), 'A small campaign', 'A petit campaign');
  await figures();
  const after = await index();
  expect(after).not.toBe(before);
  await rm(join(project, '.cache'), { recursive: true });
  await figures();
  expect(await index()).toBe(after);
});

it('the index of the search stays where no word has changed', async () => {
  const site = join(directory, 'site');
  const index = join(site, 'pagefind/pagefind-entry.json');
  const { ino } = await stat(index);
  const layers = join(data, 'small/layers.csv');
  const text = await readFile(layers, 'utf8');
  const longer = text.replace('conv1,8.5,17\n', 'conv1,8.5,17.0\n');
  expect(longer).not.toBe(text);
  await writeFile(layers, longer);
  await figures();
  expect(readSite(site, 'data/small/layers.csv')).toContain('17.0');
  expect((await stat(index)).ino).toBe(ino);
});

it('a checkout that was moved after a build is built from where it is', async () => {
  const checkout = join(directory, 'checkout');
  const moved = join(directory, 'deeper/and/deeper');
  const content = join(directory, 'content');
  const site = join(directory, 'site-of-checkout');
  await copyProject(checkout);
  await cp('test/fixtures/content-minimal', content, { recursive: true });
  const sources = ['--content', content, '--data', resolve('test/fixtures/datasets'), '--out', site];
  const buildIn = (cwd: string) =>
    promisify(execFile)(process.execPath, ['src/cli/build.ts', ...sources], { cwd, env: outsideTests({}) });
  await buildIn(checkout);
  const before = await readFile(join(site, 'index.html'), 'utf8');
  await mkdir(join(directory, 'deeper/and'), { recursive: true });
  await rename(checkout, moved);
  await buildIn(moved);
  expect(await readFile(join(site, 'index.html'), 'utf8')).toBe(before);
});

it('a build of what has not changed makes nothing, unless something of the site or of its sources is another', async () => {
  const report = join(directory, 'report');
  const site = join(directory, 'site-of-report');
  await copyProject(report);
  for (const [from, to] of [
    ['test/fixtures/content-minimal', 'content'],
    ['test/fixtures/datasets', 'data'],
  ] as const)
    await cp(from, join(report, to), { recursive: true });
  const options = { cwd: report, env: outsideTests({ CONTENT_DIR: undefined, DATA_DIR: undefined }) };
  const command = [join(report, 'src/cli/inference-report.ts'), 'build', '--out', site];
  const hasMade = async () =>
    !(await promisify(execFile)(process.execPath, command, options)).stdout.startsWith('Nothing has changed');
  const page = () => readFile(join(site, 'tables/small/index.html'), 'utf8');

  expect(await hasMade()).toBe(true);
  const before = await page();
  expect(await hasMade()).toBe(false);

  await writeFile(join(site, 'tables/small/index.html'), 'spoilt');
  expect(await hasMade()).toBe(true);
  expect(await page()).toBe(before);

  await changeUnseen(
    join(report, 'data/small/runs.csv'),
    'tiny-net,gpu,1,0,ok,,2.5,',
    'tiny-net,gpu,1,0,ok,,2.4,',
  );
  expect(await hasMade()).toBe(true);
  expect(await page()).not.toBe(before);
  expect(await hasMade()).toBe(false);
});
