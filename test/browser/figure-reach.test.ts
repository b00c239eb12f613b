import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

/** A busy machine may take its time; none of these is a test of speed. */
const PATIENCE = { timeout: 20_000 };

async function cardOf(page: Page, id: string): Promise<Locator> {
  const card = page.locator(`.figure[id="${id}"]`);
  await card.scrollIntoViewIfNeeded();
  await card.locator('.figure-box[data-pointing]').waitFor();
  return card;
}

/** Tabs on until what has the focus answers to a selector. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${selector}`);
}

describe('values at the pointer', () => {
  test('go away at Escape, wherever the focus is', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'throughput');
    await card.locator('svg.fig-wide [data-index]').nth(5).hover();
    const tooltip = page.locator('.figure-tooltip');
    await tooltip.locator('.figure-tooltip-value').first().waitFor();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tooltip.isVisible()).toBe(false);
    expect(await page.locator('.lit').count()).toBe(0);
    await close();
  });

  // At 1440 pixels they stand beside a bar, at 800 above it: other bars lie between.
  test.each([1440, 800])('stay while the pointer goes onto them, at %i pixels', async (width) => {
    const { page, close } = await visit(WHOLE, { viewport: { width, height: 900 } });
    const card = await cardOf(page, 'throughput');
    const bar = card.locator('svg.fig-wide [data-index]').nth(5);
    await bar.evaluate((mark) => {
      mark.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
    await bar.hover();
    const tooltip = page.locator('.figure-tooltip');
    await tooltip.locator('.figure-tooltip-value').first().waitFor();
    const text = await tooltip.textContent();
    const { x, y, width: wide, height } = (await tooltip.boundingBox())!;
    await page.mouse.move(x + wide / 2, y + height / 2, { steps: 12 });
    expect(await tooltip.isVisible()).toBe(true);
    expect(await tooltip.textContent()).toBe(text);
    await page.mouse.move(2, 2, { steps: 3 });
    expect(await tooltip.isVisible()).toBe(false);
    await close();
  });

  test('of a map light the library of the cell up', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'adaptive-maps');
    await card.locator('svg.fig-wide [data-index] [data-series="nvidia-cuda"]').nth(3).hover();
    await expect.poll(() => page.locator('.figure .lit').count(), PATIENCE).toBeGreaterThan(20);
    const lit = await page
      .locator('.figure .lit')
      .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.getAttribute('data-series')))]);
    expect(lit).toEqual(['nvidia-cuda']);
    await close();
  });
});

describe('with the keyboard alone', () => {
  test('a figure is read, adjusted, seen as a table and downloaded', async () => {
    const { page, problems, close } = await visit(WHOLE);
    const card = await cardOf(page, 'time-all');
    const inCard = '[id="time-all"]';
    await card.locator('.figure-box').focus();
    await page.keyboard.press('Home');
    await page.locator('.figure-tooltip-value').first().waitFor();

    await tabTo(page, `${inCard} .figure-about > summary`);
    await page.keyboard.press('Enter');
    await tabTo(page, `${inCard} .figure-tools summary`);
    await page.keyboard.press('Enter');
    expect(await card.locator('.table-box').isVisible()).toBe(true);
    await page.keyboard.press('Enter');

    await tabTo(page, `${inCard} .figure-adjust`);
    await page.keyboard.press('Enter');
    await card.locator('.figure-chip').first().waitFor();
    await tabTo(page, `${inCard} .figure-chip`);
    const marks = await card.locator('svg.fig-wide [data-index]').count();
    await page.keyboard.press('Space');
    expect(await card.locator('svg.fig-wide [data-index]').count()).toBeLessThan(marks);
    expect(await page.evaluate(() => document.activeElement!.matches('.figure-chip'))).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const series = await card
      .locator('svg.fig-wide [data-index]')
      .evaluateAll((all) => new Set(all.map((mark) => mark.getAttribute('data-series'))).size);
    expect(series).toBe(1);
    await tabTo(page, `${inCard} select[name=scale]`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await card.locator('svg.fig-wide path.outlined').count()).toBeGreaterThan(0);

    await card.locator('[data-download=csv]').focus();
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe('time-all.csv');
    expect(problems).toEqual([]);
    await close();
  });

  test('the box tells a screen reader what there is to see', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'time-all');
    const described = await card
      .locator('.figure-box')
      .evaluate((box) => document.getElementById(box.getAttribute('aria-describedby')!)?.textContent);
    expect(described).toContain('Dot chart, logarithmic, of time per image');
    await close();
  });
});

describe('a legend', () => {
  test('lights its series up, and leads to the buttons that hide and isolate it', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'accuracy-speed');
    const entry = card.locator('svg.fig-wide [data-legend="nvidia-cudnn"]');
    await entry.hover();
    await expect.poll(() => page.locator('.lit').count(), PATIENCE).toBeGreaterThan(10);
    await entry.click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), PATIENCE)
      .toBe('cuDNN fp32');
    await close();
  });

  test('of layers has a button for each batch size', async () => {
    const { page, close } = await visit(WHOLE, { viewport: { width: 360, height: 800 } });
    const card = await cardOf(page, 'layers-alexnet-cublas');
    const legend = card.locator('[data-legend]:visible');
    expect(await legend.count()).toBe(3);
    for (const entry of await legend.all()) {
      const { x, width } = (await entry.boundingBox())!;
      expect(x + width).toBeLessThan(360);
    }
    await openAbout(card);
    await card.locator('.figure-adjust').click();
    await card.getByRole('button', { name: 'Only batch 8' }).click();
    expect(await legend.allTextContents()).toEqual(['cuBLAS fp32, batch 8']);
    await close();
  });
});

describe('a switch', () => {
  test('shows the same figure for something else, which what there is to know of it follows', async () => {
    const { page, problems, close } = await visit(WHOLE);
    const card = await cardOf(page, 'time-all');
    const bars = card.locator('svg.fig-wide [data-index]');
    const all = await bars.count();
    await card.getByRole('radio', { name: 'GPU libraries' }).check();
    await expect.poll(() => bars.count(), PATIENCE).toBeLessThan(all);
    expect(await card.locator('.figure-caption').textContent()).toContain('GPU libraries');
    await openAbout(card);
    await card.locator('.figure-adjust').click();
    await card.locator('.figure-chip').first().waitFor();
    expect(await card.locator('.figure-chip').allTextContents()).not.toContain('OpenBLAS');
    await card.getByRole('radio').first().check();
    await expect.poll(() => bars.count(), PATIENCE).toBe(all);
    expect(await card.locator('.figure-panel').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('without scripts is links to the pages of the others', async () => {
    const { page, close } = await visit(WHOLE, { javaScriptEnabled: false });
    const card = page.locator('[id="time-all"]');
    expect(await card.locator('.figure-switch').isVisible()).toBe(false);
    await card.getByRole('link', { name: 'GPU libraries' }).click();
    expect(await page.locator('svg.fig-wide').first().isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toContain('/figures/jetson-tx1/time-gpu/');
    await close();
  });

  test('that cannot be had says so and stays where it was', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'time-all');
    const summaries = new URL((await card.getAttribute('data-summaries'))!, page.url()).href;
    await page.route(summaries, (route) => route.abort());
    await card.getByRole('radio', { name: 'GPU libraries' }).check();
    await card.getByText('This could not be loaded').waitFor();
    expect(await card.locator('.figure-switch input').first().isChecked()).toBe(true);
    await close();
  });
});

describe('a figure', () => {
  test('is three stops of the Tab key at most', async () => {
    const { page, close } = await visit(WHOLE);
    const stops = await page.locator('.figure').evaluateAll((cards) =>
      cards.map((card) => {
        const groups = new Set<unknown>();
        for (const element of card.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, summary, [tabindex="0"]',
        )) {
          const isThere = element.checkVisibility() && element.closest('details:not([open])') === null;
          const isSummary = element.matches('.figure-about > summary');
          if (isThere || isSummary) groups.add(element instanceof HTMLInputElement ? element.name : element);
        }
        return groups.size;
      }),
    );
    expect(Math.max(...stops)).toBeLessThanOrEqual(3);
    await close();
  });

  test('says what it shows to who hears the page as soon as it is loaded', async () => {
    const { page, close } = await visit(WHOLE);
    const described = await page.locator('.figure svg[role="img"]').evaluateAll((drawings) =>
      drawings.map((drawing) => ({
        name: drawing.getAttribute('aria-label'),
        words: document.getElementById(drawing.getAttribute('aria-describedby')!)?.textContent ?? '',
        isInside: drawing.contains(document.getElementById(drawing.getAttribute('aria-describedby')!)),
      })),
    );
    expect(described.length).toBeGreaterThan(17);
    for (const { name, words, isInside } of described) {
      expect(name).toBeTruthy();
      expect(words.length).toBeGreaterThan(20);
      expect(isInside).toBe(false);
    }
    await close();
  });
});

describe('the panel', () => {
  test('can be asked again when the measurements could not be had', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'time-all');
    const summaries = new URL((await card.getAttribute('data-summaries'))!, page.url()).href;
    await page.route(summaries, (route) => route.abort());
    await openAbout(card);
    await card.locator('.figure-adjust').click();
    await card.getByText('could not be loaded').waitFor();
    await page.unroute(summaries);
    await card.getByRole('button', { name: 'Try again' }).click();
    await card.locator('.figure-chip').first().waitFor();
    expect(await card.locator('.figure-panel').count()).toBe(1);
    await close();
  });

  test('says so where the browser does not allow copying', async () => {
    const { page, problems, close } = await visit(WHOLE);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    const card = await cardOf(page, 'time-all');
    await openAbout(card);
    await card.locator('.figure-adjust').click();
    await card.getByRole('button', { name: 'Copy link' }).click();
    await card.getByText('The browser did not allow copying').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('says so where its own script does not come', async () => {
    const { page, close } = await visit(WHOLE);
    const card = await cardOf(page, 'time-all');
    await page.route(/adjust-panel/, (route) => route.abort());
    await openAbout(card);
    await card.locator('.figure-adjust').click();
    await card.getByText('The controls could not be loaded').waitFor();
    expect(await card.locator('.figure-adjust').getAttribute('aria-busy')).toBe('false');
    await close();
  });
});
