import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { measuredTexts } from '../../src/figures/measures/measured-text.ts';
import { axeViolations } from './axe-violations.ts';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

/** A busy machine may take its time; none of these is a test of speed. */
const PATIENCE = { timeout: 20_000 };

/** A figure of best times by model, with its controls ready. */
async function timeFigure(page: Page): Promise<Locator> {
  const card = page.locator('.figure[data-spec*="best-by-model"]').nth(1);
  await card.scrollIntoViewIfNeeded();
  await card.locator('.figure-box[data-pointing]').waitFor();
  return card;
}

async function openPanel(card: Locator): Promise<Locator> {
  await openAbout(card);
  await card.locator('.figure-adjust').click();
  const panel = card.locator('.figure-panel');
  await panel.locator('select').first().waitFor();
  return panel;
}

const bars = (card: Locator) => card.locator('svg.fig-wide [data-index]');
const texts = async (card: Locator) =>
  (await card.locator('svg.fig-wide text').allTextContents()).join(' | ');

describe('a figure with scripts', () => {
  test('shows values to the measured digit, with spread and repetitions, under the pointer', async () => {
    const { page, problems, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    await bars(card).last().hover();
    const tooltip = page.locator('.figure-tooltip');
    await tooltip.locator('.figure-tooltip-value').first().waitFor();
    const shown = await tooltip.textContent();
    const csv = await (await page.request.get(await fileOf(card, 'csv'))).text();
    const [header, ...rows] = csv
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const last = rows.at(-1)!;
    const numbers = ['mean_ms', 'std_ms', 'repetitions'].map(
      (column) => [column, Number(last[header!.indexOf(column)])] as const,
    );
    for (const text of measuredTexts(new Map(numbers)).values()) expect(shown).toContain(text);
    await page.mouse.move(0, 0);
    await expect.poll(() => tooltip.isVisible(), PATIENCE).toBe(false);
    expect(problems).toEqual([]);
    await close();
  });

  test('lights the same series up in other figures, and puts it out again', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    const series = await bars(card).last().getAttribute('data-series');
    await bars(card).last().hover();
    const lit = page.locator('.figure .lit');
    await expect.poll(() => lit.count(), PATIENCE).toBeGreaterThan(10);
    const tags = await lit.evaluateAll((marks) => [
      ...new Set(marks.map((mark) => mark.getAttribute('data-series'))),
    ]);
    expect(tags).toEqual([series]);
    await page.mouse.move(0, 0);
    await expect.poll(() => lit.count(), PATIENCE).toBe(0);
    await close();
  });

  test('is read by keyboard alone, and speaks', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    await card.locator('.figure-box').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => card.locator('.current').getAttribute('data-index'), PATIENCE).toBe('0');
    await page.keyboard.press('End');
    await expect
      .poll(() => page.locator('[role=status]').last().textContent(), PATIENCE)
      .toContain('time per image (ms)');
    await page.keyboard.press('Escape');
    expect(await card.locator('.current').count()).toBe(0);
    await close();
  });

  test('answers to a finger', async () => {
    const { page, close } = await visit(WHOLE, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const card = await timeFigure(page);
    await card.locator('svg.fig-narrow [data-index] text').first().tap();
    await page.locator('.figure-tooltip-value').first().waitFor();
    await close();
  });

  test('changes metric, quantity, scale and error bars, by the same figure code', async () => {
    const { page, problems, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    const panel = await openPanel(card);
    const before = await texts(card);
    await panel.locator('select[name=quantity]').selectOption('images-per-second');
    expect(await texts(card)).toContain('Images per second');
    await panel.locator('select[name=metric]').selectOption('training');
    expect(await texts(card)).toContain('Not measured');
    await panel.locator('select[name=scale]').selectOption('log');
    expect(await card.locator('svg.fig-wide .guide').count()).toBeGreaterThan(0);
    await panel.locator('select[name=spread]').selectOption('ci95');
    expect(await card.locator('.figure-caption').textContent()).toContain('Student’s t');
    await panel.locator('select[name=spread]').selectOption('none');
    expect(await card.locator('.whisker').count()).toBe(0);
    await panel.locator('.figure-reset').click();
    expect(await texts(card)).toBe(before);
    expect(problems).toEqual([]);
    await close();
  });

  test('hides and isolates series, and its table follows', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    const panel = await openPanel(card);
    await card.getByText('Table', { exact: true }).click();
    const all = await bars(card).count();
    const chip = panel.locator('.figure-chip').first();
    const label = (await chip.textContent())!;
    await chip.click();
    expect(await chip.getAttribute('aria-pressed')).toBe('false');
    expect(await bars(card).count()).toBeLessThan(all);
    expect(await card.locator('tbody').textContent()).not.toContain(label);
    await panel.locator('.figure-only').first().click();
    expect(await card.locator('tbody').textContent()).toContain(label);
    const series = await bars(card).evaluateAll(
      (marks) => new Set(marks.map((mark) => mark.getAttribute('data-series'))).size,
    );
    expect(series).toBe(1);
    await close();
  });

  test('gives the drawing, the picture and the numbers of what it shows now', async () => {
    const { page, problems, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    const panel = await openPanel(card);
    await panel.locator('select[name=quantity]').selectOption('images-per-second');
    const csv = (await download(page, card, 'csv')).toString('utf8');
    expect(csv.split('\n')[0]).toContain('images_per_second');
    const svg = (await download(page, card, 'svg')).toString('utf8');
    expect(svg).toContain('Images per second');
    expect(svg).toContain('<style>');
    const { data, info } = await sharp(await download(page, card, 'png'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(1400);
    expect(new Set(data).size).toBeGreaterThan(20);
    expect(problems).toEqual([]);
    await close();
  });

  test('links to exactly this state', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await timeFigure(page);
    const panel = await openPanel(card);
    await panel.locator('select[name=scale]').selectOption('log');
    const query = new URL((await panel.locator('.figure-state a').getAttribute('href'))!, page.url())
      .searchParams;
    expect(query.get('kind')).toBe('best-by-model');
    expect(query.get('scale')).toBe('log');
    await close();
  });

  test.each(['light', 'dark'] as const)('gives axe nothing to find in any state, %s', async (colorScheme) => {
    const { page, close } = await visit(WHOLE, { colorScheme });
    const card = await timeFigure(page);
    const panel = await openPanel(card);
    for (const summary of await card.locator('.figure-tools summary').all()) await summary.click();
    await panel.locator('.figure-chip').first().click();
    await panel.locator('select[name=scale]').selectOption('log');
    await card.locator('.figure-box').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.figure-tooltip-value').first().waitFor();
    const id = await card.getAttribute('id');
    expect(await axeViolations(page, [`[id="${id}"]`, '.figure-tooltip'])).toEqual([]);
    await close();
  });

  test('moves nothing in the report while a reader scrolls through it', async () => {
    const { page, close } = await visit(WHOLE);
    await page.evaluate(() => {
      interface Shift extends PerformanceEntry {
        readonly sources: readonly { readonly node: Node | null }[];
      }
      const moved: string[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries() as Shift[]) {
          for (const { node } of sources) {
            if (node?.parentElement?.closest('main')) moved.push(node.parentElement.outerHTML.slice(0, 200));
          }
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (let step = 0; step < 30; step += 1) {
      await page.mouse.wheel(0, 1200);
      await page.waitForTimeout(30);
    }
    expect(await page.locator('[data-pointing]').count()).toBeGreaterThan(5);
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
    await close();
  });
});

describe('a figure without scripts', () => {
  test('is complete: drawing, table, files, and no dead control', async () => {
    const { page, problems, close } = await visit(WHOLE, { javaScriptEnabled: false });
    const card = page.locator('.figure').first();
    expect(await card.locator('svg.fig-wide').isVisible()).toBe(true);
    await openAbout(card);
    expect(await card.locator('.figure-adjust').isVisible()).toBe(false);
    await card.getByText('Table', { exact: true }).click();
    expect(await card.locator('tbody tr').first().isVisible()).toBe(true);
    for (const kind of ['svg', 'png', 'csv']) {
      expect((await page.request.get(await fileOf(card, kind))).status()).toBe(200);
    }
    expect(problems).toEqual([]);
    await close();
  });
});

async function fileOf(card: Locator, kind: string): Promise<string> {
  const link = await card.locator(`[data-download=${kind}]`).getAttribute('href');
  return new URL(link!, card.page().url()).href;
}

async function download(page: Page, card: Locator, kind: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    card.locator(`[data-download=${kind}]`).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
  return readFile(await file.path());
}
