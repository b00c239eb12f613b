import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './browser.ts';

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
    await page.reload();
    expect(await paper()).toBe(light);
    await page.locator('.theme-switch').click();
    expect(await paper()).toBe(dark);
    await page.locator('.theme-switch').click();
    expect(await page.evaluate(() => localStorage.getItem('theme'))).toBeNull();
    await close();
  });
});

describe('the table of contents', () => {
  it('follows the reader', async () => {
    const { page, close } = await visit('');
    const last = page.locator('.toc-wide a').last();
    const target = await last.getAttribute('href');
    await page.evaluate((id) => document.querySelector(id)!.scrollIntoView({ behavior: 'instant' }), target!);
    await expect.poll(() => last.getAttribute('aria-current')).toBe('true');
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

it('prints in light colours whatever the theme, with links shown and the navigation gone', async () => {
  const { page, close } = await visit('', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  expect(await page.locator('.site-header').isVisible()).toBe(false);
  await close();
});

it('shows every figure of the original without JavaScript, in its order', async () => {
  const { page, close } = await visit('', { javaScriptEnabled: false });
  const numbers = await page.locator('.figure > figure .figure-number').allTextContents();
  expect(numbers.length).toBeGreaterThanOrEqual(46);
  expect(numbers.map((text) => Number.parseInt(text.replace(/\D+/g, ''), 10))).toEqual(
    numbers.map((_, index) => index + 1),
  );
  expect(await page.locator('.figure > figure svg:visible').count()).toBe(numbers.length);
  await close();
});
