import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './browser.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

describe('the theme', () => {
  it('follows the system until the reader chooses, keeps the choice, and goes back to the system', async () => {
    const { page, close } = await visit('', { colorScheme: 'dark' });
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.locator('.theme-switch').click();
    const light = await paper();
    expect(light).not.toBe(dark);
    // The browser's own bars follow.
    const bars = page.locator('meta[name="theme-color"]');
    expect(
      new Set(await bars.evaluateAll((all) => all.map((meta) => (meta as HTMLMetaElement).content))).size,
    ).toBe(1);
    expect(await page.locator('.theme-switch').innerText()).toBe('Light');
    await page.reload();
    expect(await paper()).toBe(light);
    await page.locator('.theme-switch').click();
    expect(await paper()).toBe(dark);
    await page.locator('.theme-switch').click();
    expect(await page.evaluate(() => localStorage.getItem('theme'))).toBeNull();
    await close();
  });

  it('leaves colours that the system forces alone, whatever was chosen before', async () => {
    const { page, close } = await visit('', { colorScheme: 'dark' });
    const words = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.querySelector('.figure .fig text')!).fill);
    const dark = await words();
    await page.locator('.theme-switch').click();
    expect(await words()).not.toBe(dark);
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await page.reload();
    expect(await words()).toBe(dark);
    // The choice is kept for later, and can be changed.
    const button = page.locator('.theme-switch');
    expect(await button.textContent()).toContain('Light');
    await button.click();
    expect(await button.getAttribute('aria-label')).toContain('the system’s own colours');
    expect(await words()).toBe(dark);
    await close();
  });
});

describe('the header', () => {
  it.each([360, 768, 1440])(
    'has its links in one row and the theme beside the name at %i pixels',
    async (width) => {
      const { page, close } = await visit('', { viewport: { width, height: 800 } });
      const tops = await page
        .locator('.site-nav a')
        .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
      expect(new Set(tops).size).toBe(1);
      const middle = async (selector: string): Promise<number> => {
        const { y, height } = (await page.locator(selector).boundingBox())!;
        return y + height / 2;
      };
      expect(Math.abs((await middle('.theme-switch')) - (await middle('.site-name')))).toBeLessThan(4);
      await close();
    },
  );
});

describe('the header does not cover', () => {
  it.each([360, 680, 768, 1440])('the heading that a link leads to, at %i pixels', async (width) => {
    const { page, close } = await visit(`${WHOLE}#speed`, {
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    const covered = await page.evaluate(() => {
      const header = document.querySelector('.site-header')!.getBoundingClientRect();
      const heading = document.querySelector('#speed')!.getBoundingClientRect();
      return { by: Math.max(0, header.bottom - heading.top), isInView: heading.bottom < innerHeight };
    });
    expect(covered).toEqual({ by: 0, isInView: true });
    await close();
  });
});

describe('the table of contents', () => {
  it('follows the reader', async () => {
    const { page, close } = await visit(WHOLE);
    const last = page.locator('.toc-wide a').last();
    const target = await last.getAttribute('href');
    await page.evaluate((id) => document.querySelector(id)!.scrollIntoView({ behavior: 'instant' }), target!);
    await expect.poll(() => last.getAttribute('aria-current')).toBe('true');
    await close();
  });

  it('marks no section of a chapter before the reader has come to one', async () => {
    const { page, close } = await visit('speed/');
    const marked = page.locator('.toc-wide a[aria-current="true"]');
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(await marked.count()).toBe(0);
    await page
      .locator('main h2')
      .first()
      .evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
    await expect.poll(() => marked.count()).toBe(1);
    await close();
  });

  it('is at hand on a phone too, folded', async () => {
    const { page, close } = await visit('', { viewport: { width: 360, height: 740 } });
    expect(await page.locator('.toc-wide').isVisible()).toBe(false);
    await page.locator('.toc-narrow summary').click();
    expect(await page.locator('.toc-narrow a').first().isVisible()).toBe(true);
    await close();
  });
});

it('lets the keyboard skip to the content', async () => {
  const { page, close } = await visit('');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip-link');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await close();
});

it('shows every figure without JavaScript, numbered through all chapters', async () => {
  const { page, close } = await visit(WHOLE, { javaScriptEnabled: false });
  const figures = page.locator('.figure[data-spec]');
  const numbers = await page.locator('.figure > figure .figure-number').allTextContents();
  expect(numbers.map((text) => Number.parseInt(text.replace(/\D+/g, ''), 10))).toEqual(
    Array.from({ length: await figures.count() }, (_, index) => index + 1),
  );
  const drawn = page.locator('.figure .figure-box').filter({ has: page.locator('svg:visible') });
  expect(await drawn.count()).toBe(numbers.length);
  await close();
});
