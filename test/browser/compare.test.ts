import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/analysis/compare/side-by-side.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { dumbbell } from '../../src/figures/dumbbell.ts';
import { figureCsv } from '../../src/figures/figure-csv.ts';
import { sideBySideChart } from '../../src/figures/side-by-side.ts';
import { serveStatic, type StaticServer } from '../../scripts/static-server.ts';
import { siteFiles } from '../../scripts/site-files.ts';
import { campaign } from '../fixtures/site/campaigns.ts';
import { writeDataset } from '../fixtures/site/write-dataset.ts';
import { axeViolations } from './axe-violations.ts';
import { useBrowser, visit } from './browser.ts';
import { buildSite } from './build-site.ts';
import { readPage, tableRows, textOf } from './page-text.ts';

useBrowser();

let directory: string;
let data: string;
let site: string;
let server: StaticServer;

const slower = (factor: number) => () => factor;

/** Three versions of a campaign, the newest without a page beside the oldest; two boards, and one that counts in tokens. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'compare-'));
  data = join(directory, 'data');
  for (const [version, created] of [
    ['1.0.0', '2026-01-01'],
    ['2.0.0', '2026-02-01'],
    ['3.0.0', '2026-03-01'],
  ] as const) {
    const folder = join(data, version === '1.0.0' ? 'small' : `small-${version[0]!}`);
    await cp('test/fixtures/datasets/small', folder, { recursive: true });
    const file = join(folder, 'datapackage.json');
    const descriptor = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...descriptor, version, created }));
  }
  const board = campaign('quick-board');
  await writeDataset(data, { ...board, descriptor: { title: 'A quick board' } });
  const other = campaign('slow-board', { slowdown: slower(3), seed: 7, models: ['tiny-net', 'mid-net'] });
  await writeDataset(data, { ...other, descriptor: { title: 'A slow board' } });
  await writeDataset(data, campaign('third-board', { models: ['wide-net'] }));
  const tokens = campaign('tokens', { models: ['tiny-net'] });
  const item = { one: 'token', many: 'tokens' };
  await writeDataset(data, { ...tokens, descriptor: { title: 'A board that writes', item } });
  const content = join(directory, 'content');
  await cp('test/fixtures/content-minimal', content, { recursive: true });
  const report = await readFile(join(content, 'report.yaml'), 'utf8');
  await writeFile(join(content, 'report.yaml'), `${report}comparisons: [[quick-board, slow-board]]\n`);
  site = join(directory, 'site');
  await buildSite(site, { content, data });
  server = await serveStatic(site);
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

const open = (path: string, options = {}) => visit(path, options, server.url);

/** What the page says once it has computed what the address asks for. */
async function compared(page: Page): Promise<string> {
  await page.locator('[data-compare][aria-busy="false"]').waitFor();
  return page.locator('.compare-what').innerText();
}

/** The file that a figure's link gives. */
async function download(page: Page, metric: string, kind: 'csv' | 'svg' | 'png'): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.locator(`[data-metric="${metric}"] [data-download="${kind}"]`).click();
  return readFile(await (await waiting).path());
}

const analysis = (name: string) => loadAnalysis(join(data, name));

describe('two boards', () => {
  it('are compared in the browser to the last digit as from their rows', async () => {
    const { page, problems, close } = await open('compare/?a=quick-board&b=slow-board');
    expect(await compared(page)).toMatch(/^A quick board \(2026-11-01\)\nA slow board/);
    const boards = { first: await analysis('quick-board'), second: await analysis('slow-board') };
    const expected = sideBySide(boards, 'inference');
    expect(expected.rows.length).toBeGreaterThan(8);
    expect((await download(page, 'inference', 'csv')).toString()).toBe(
      figureCsv(sideBySideChart(boards, expected).table),
    );
    expect((await download(page, 'inference', 'png')).subarray(1, 4).toString()).toBe('PNG');
    expect((await download(page, 'inference', 'svg')).toString()).toContain('>A quick board<');
    expect(problems).toEqual([]);
    await close();
  });

  it('are told side by side, without claims and without a direction', async () => {
    const { page, close } = await open('compare/?a=quick-board&b=slow-board');
    const what = await compared(page);
    expect(await page.locator('h1').innerText()).toBe('Side by side');
    expect(await page.title()).toBe('Side by side: A quick board, A slow board · A small report');
    expect(await page.locator('.compare-alone').innerText()).toContain('Only A quick board ran wide-net.');
    const text = await page.locator('[data-metric="inference"]').innerText();
    expect(text).toMatch(
      /With the fastest library of each, inference: of 2 models, A quick board is faster on 2 \(most .*, [23]\.\d\d×\)/,
    );
    expect(`${what} ${text}`).not.toMatch(/claim|changed|slower|gone|\bnew\b/i);
    await close();
  });

  it('are compared by what the reader says, and the address says it too', async () => {
    const { page, close } = await open('compare/?a=quick-board&b=slow-board');
    await compared(page);
    const libraries = page.locator('[data-metric="inference"] svg.fig-wide [data-index]');
    const before = await libraries.count();
    const box = page.getByRole('checkbox', { name: 'library' });
    expect(await box.isChecked()).toBe(true);
    await box.focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('[data-metric="inference"] svg.fig-wide [data-index]').length < count,
      before,
    );
    expect(new URL(page.url()).search).toBe('?a=quick-board&b=slow-board&same=backend,precision');
    // Nothing describes these libraries, so none is like another.
    expect(await libraries.count()).toBe(2);
    await page.goBack();
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('[data-metric="inference"] svg.fig-wide [data-index]').length === count,
      before,
    );
    expect(await box.isChecked()).toBe(true);
    await close();
  });

  it('that the report names have a page that needs no script, and is found from either', async () => {
    const page = readPage(site, 'compare/quick-board/slow-board/index.html');
    expect(textOf(page)).toContain('With the fastest library of each, inference: of 2 models');
    const boards = { first: await analysis('quick-board'), second: await analysis('slow-board') };
    expect(tableRows(page, 'compare-quick-board-slow-board-inference-table')).toHaveLength(
      sideBySide(boards, 'inference').rows.length,
    );
    for (const kind of ['svg', 'csv'])
      expect(siteFiles(site)).toContain(
        `figures/quick-board/compare-quick-board-slow-board-inference.${kind}`,
      );
    const { page: turned, close } = await open('compare/?a=slow-board&b=quick-board');
    await compared(turned);
    expect(await turned.getByRole('link', { name: 'its own page' }).getAttribute('href')).toContain(
      '/compare/quick-board/slow-board/',
    );
    await close();
  });
});

describe('versions of one campaign', () => {
  it('have what changed, the claims with it, on a page for each step', () => {
    const pages = siteFiles(site).filter((file) => file.startsWith('compare/'));
    expect(pages).toEqual([
      'compare/index.html',
      'compare/quick-board/slow-board/index.html',
      'compare/small-2/small-3/index.html',
      'compare/small/small-2/index.html',
    ]);
    const page = readPage(site, 'compare/small/small-2/index.html');
    expect(textOf(page)).toContain('What changed');
    expect(textOf(page)).toContain('No claim of the report changes its verdict or its value.');
  });

  it('are compared from the earlier to the later one, whichever is asked for first', async () => {
    const { page, close } = await open('compare/?a=small-3&b=small');
    expect(await compared(page)).toMatch(
      /^From A small campaign, version 1\.0\.0 .*\nTo A small campaign, version 3/,
    );
    expect(await page.locator('h1').innerText()).toBe('What changed');
    expect(await page.locator('.compare-common').isVisible()).toBe(false);
    const pair = { before: await analysis('small'), after: await analysis('small-3') };
    expect((await download(page, 'inference', 'csv')).toString()).toBe(
      figureCsv(dumbbell(pair, 'inference').table),
    );
    await close();
  });
});

describe('what cannot be compared is told in plain words:', () => {
  it.each([
    ['nothing', '', 'Choose two datasets.'],
    ['one dataset alone', '?a=small', 'Choose what to compare A small campaign with.'],
    [
      'an unknown name',
      '?a=small&b=large',
      'This site has no dataset "large". Choose one from the list above.',
    ],
    [
      'one dataset twice',
      '?a=small&b=small',
      'That is the same dataset twice: A small campaign. Choose another one.',
    ],
  ])('%s', async (_, search, words) => {
    const { page, problems, close } = await open(`compare/${search}`);
    await page.locator('.compare-what').getByText(words).waitFor();
    expect(await page.locator('.compare-part').filter({ visible: true }).count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  it.each([
    ['no model in common', 'third-board', 'They have no model in common'],
    [
      'times of other things',
      'tokens',
      'One counts in images, the other in tokens: their times cannot be compared.',
    ],
  ])('%s', async (_, other, words) => {
    const { page, close } = await open(`compare/?a=slow-board&b=${other}`);
    expect(await compared(page)).toContain(words);
    expect(await page.locator('.compare-part').filter({ visible: true }).count()).toBe(0);
    await close();
  });

  it('what is asked for after a comparison, which then is gone', async () => {
    const { page, close } = await open('compare/?a=quick-board&b=slow-board');
    await compared(page);
    await page.locator('select[name="b"]').selectOption('quick-board');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.locator('.compare-what').getByText('That is the same dataset twice').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Compare two datasets');
    expect(await page.locator('.compare-part').filter({ visible: true }).count()).toBe(0);
    await close();
  });

  it('a dataset that does not arrive', async () => {
    const { page, close } = await open('compare/');
    await page.route('**/points.json', (route) => route.abort());
    await page.locator('select[name="a"]').selectOption('quick-board');
    await page.locator('select[name="b"]').selectOption('slow-board');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    await page.locator('.compare-what').getByText('The measurements could not be loaded').waitFor();
    await page.unroute('**/points.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.compare-names').getByText('A quick board').waitFor();
    await close();
  });
});

it('an old address leads to the comparison', async () => {
  const { page, close } = await open('compare/slow-board/quick-board/');
  await page.waitForURL('**/compare/?a=slow-board&b=quick-board');
  await compared(page);
  await close();
});

it('without scripts the page says so and leads to the tables of every dataset', async () => {
  const { page, close } = await open('compare/?a=quick-board&b=slow-board', { javaScriptEnabled: false });
  expect(await page.locator('.notice').innerText()).toContain('which needs JavaScript');
  for (const name of ['quick-board', 'slow-board', 'small', 'tokens'])
    expect(await page.locator(`.compare a[href="/tables/${name}/"]`).count()).toBe(1);
  await close();
});

it.each(['light', 'dark'] as const)('gives axe nothing to find in the %s theme', async (colorScheme) => {
  const { page, close } = await open('compare/?a=quick-board&b=slow-board', { colorScheme });
  await compared(page);
  expect(await axeViolations(page)).toEqual([]);
  await close();
});

it.each([390, 1440])('fits a window of %i pixels', async (width) => {
  const { page, close } = await open('compare/?a=quick-board&b=slow-board', {
    viewport: { width, height: 800 },
  });
  await compared(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await close();
});
