import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, visit } from './browser.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

/** What a drawing of each kind, and every drawing with text inside its marks, is called in the report. */
const SELECTOR = 'figure svg.fig';

/**
 * Texts of the drawings that stand out by less than 4.5 from what is painted under their middle. An automatic check
 * of a page cannot see that: it calls text upon a drawing incomplete.
 */
function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    type Rgb = [number, number, number];
    const parse = (colour: string): [Rgb, number] => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return [[red, green, blue], colour === 'none' || colour === 'transparent' ? 0 : alpha];
    };
    const luminance = (rgb: Rgb) => {
      const [red, green, blue] = rgb.map((channel) =>
        channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
      ) as Rgb;
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (a: Rgb, b: Rgb) => {
      const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
      return (light + 0.05) / (dark + 0.05);
    };
    const over = (top: Rgb, alpha: number, below: Rgb) =>
      top.map((channel, at) => channel * alpha + below[at]! * (1 - alpha)) as Rgb;

    const faint: string[] = [];
    for (const svg of document.querySelectorAll(selector)) {
      if (svg.getClientRects().length === 0) continue;
      const paper = parse(getComputedStyle(svg.closest('.figure')!).backgroundColor)[0];
      const shapes = [...svg.querySelectorAll('rect')].map((shape) => ({
        shape,
        box: shape.getBoundingClientRect(),
      }));
      for (const text of svg.querySelectorAll('text')) {
        const style = getComputedStyle(text);
        const box = text.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        let ground = paper;
        if (style.paintOrder === 'normal') {
          for (const { shape, box: at } of shapes) {
            const isUnder = at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
            if (!isUnder || shape.closest('defs') !== null) continue;
            const painted = getComputedStyle(shape);
            const [colour, alpha] = parse(painted.fill.startsWith('url') ? painted.color : painted.fill);
            ground = over(colour, alpha * Number(painted.fillOpacity) * Number(painted.opacity), ground);
          }
        }
        const [ink, alpha] = parse(style.fill);
        const ratio = contrast(over(ink, alpha * Number(style.opacity), ground), ground);
        if (ratio < 4.5)
          faint.push(`${svg.querySelector('desc')?.id ?? ''} “${text.textContent}” ${ratio.toFixed(2)}`);
      }
    }
    return faint;
  }, SELECTOR);
}

test.each(['light', 'dark'] as const)(
  'all text in all drawings can be read, also where another series is lit, %s',
  async (colorScheme) => {
    const { page, close } = await visit(WHOLE, { colorScheme, reducedMotion: 'reduce' });
    expect(await faintTexts(page)).toEqual([]);
    for (const [id, series] of [
      ['adaptive-solutions', 'cpu'],
      ['adaptive-solutions', 'nvidia-cudnn'],
    ] as const) {
      const box = page.locator(`[id="${id}"] .figure-box[data-pointing]`);
      await page.locator(`[id="${id}"]`).scrollIntoViewIfNeeded();
      await box.waitFor();
      await page.locator(`[id="${id}"] svg.fig-wide [data-series="${series}"]`).last().hover();
      await page.locator('.fig.linked').first().waitFor();
      expect(await faintTexts(page)).toEqual([]);
    }
    await close();
  },
);
