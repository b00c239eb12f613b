import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';
import { siteFiles } from '../../scripts/site-files.ts';
import { embedCode } from '../../src/client/figures/embed-code.ts';
import { axeViolations } from './axe-violations.ts';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';

useBrowser();

const FIGURE = 'time-all';
const EMBED = `embed/jetson-tx1/${FIGURE}.html`;

async function archiveOf(page: Page, card: Locator): Promise<ReadonlyMap<string, Uint8Array>> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    card.locator('[data-download=zip]').click(),
  ]);
  const files = unzipSync(new Uint8Array(await readFile(await file.path())));
  return new Map(Object.entries(files));
}

const textOf = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  strFromU8(files.get(`${FIGURE}/${name}`)!);

test('the archive of a figure has the drawing, the picture, the numbers, what they are of, and how to cite them', async () => {
  const { page, problems, close } = await visit('speed/');
  const card = page.locator(`[id="${FIGURE}"]`);
  await openAbout(card);
  const files = await archiveOf(page, card);
  expect([...files.keys()]).toEqual(
    [`${FIGURE}.svg`, `${FIGURE}.png`, `${FIGURE}.csv`, 'metadata.json', 'cite.txt'].map(
      (name) => `${FIGURE}/${name}`,
    ),
  );
  for (const kind of ['svg', 'csv']) {
    const published = await page.request.get(
      new URL(`/figures/jetson-tx1/${FIGURE}.${kind}`, page.url()).href,
    );
    expect(textOf(files, `${FIGURE}.${kind}`)).toBe(await published.text());
  }
  const { width } = await sharp(files.get(`${FIGURE}/${FIGURE}.png`)).metadata();
  expect(width).toBeGreaterThan(1400);
  expect(JSON.parse(textOf(files, 'metadata.json'))).toMatchObject({
    id: FIGURE,
    dataset: { name: 'jetson-tx1', version: '1.0.0' },
    licence: { spdx: 'CC-BY-4.0' },
    spec: { kind: 'best-by-model' },
  });
  expect(textOf(files, 'cite.txt')).toMatch(/^The authors of inference-report \(\d{4}\)\. Time per image/);
  expect(problems).toEqual([]);
  await close();
});

test('the archive of a figure that the reader has changed has what it shows now, and says so', async () => {
  const { page, close } = await visit('speed/');
  const card = page.locator(`[id="${FIGURE}"]`);
  await openAbout(card);
  await card.locator('.figure-adjust').click();
  await card.locator('.figure-chip').first().click();
  const files = await archiveOf(page, card);
  const rows = textOf(files, `${FIGURE}.csv`).trim().split('\n').length;
  const published = await page.request.get(new URL(`/figures/jetson-tx1/${FIGURE}.csv`, page.url()).href);
  expect(rows).toBeLessThan((await published.text()).trim().split('\n').length);
  const metadata = JSON.parse(textOf(files, 'metadata.json')) as Record<string, unknown>;
  expect([metadata.changed, metadata.spec]).toEqual([
    'a reader has changed what the figure shows',
    undefined,
  ]);
  await close();
});

test('a figure in a frame of another page takes the height that it needs, and loads nothing from elsewhere', async () => {
  const { page, problems, foreignRequests, close } = await visit(EMBED);
  const address = page.url();
  const body = `<!doctype html><title>Another page</title>${embedCode(address, 'A figure')}`;
  await page.route('**/another-page', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(new URL('/another-page', address).href);
  const frame = page.locator('iframe');
  await expect.poll(() => frame.getAttribute('height'), { timeout: 20_000 }).not.toBe('480');
  const inner = page.frames().find((each) => each.url() === address)!;
  const needed = await inner.evaluate(() => document.documentElement.scrollHeight);
  expect(Math.abs(Number(await frame.getAttribute('height')) - needed)).toBeLessThanOrEqual(1);
  expect([problems, foreignRequests]).toEqual([[], []]);
  await close();
});

test.each(['light', 'dark'] as const)(
  'a page to embed fits a phone and gives axe nothing to find, %s',
  async (colorScheme) => {
    const { page, problems, close } = await visit(EMBED, {
      colorScheme,
      viewport: { width: 390, height: 700 },
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await axeViolations(page, ['body'])).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  },
);

test('the page that frames a figure chooses its theme', async () => {
  const { page, close } = await visit(`${EMBED}?theme=dark`, { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await paper()).toBe('rgb(29, 32, 38)');
  await close();
});

test('every figure that has files has a page to embed, and the host is told that anybody may frame it', async () => {
  const files = siteFiles(inject('siteDirectory'));
  const figures = files.filter((file) => /^figures\/.*\.csv$/.test(file));
  const pages = figures.map((file) => file.replace(/^figures/, 'embed').replace(/csv$/, 'html'));
  expect(files).toEqual(expect.arrayContaining(pages));
  expect(await readFile(`${inject('siteDirectory')}/_headers`, 'utf8')).toBe(
    '/embed/*\n  Content-Security-Policy: frame-ancestors *\n',
  );
});
