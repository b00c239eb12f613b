import { describe, expect, inject, it } from 'vitest';
import { oneOfEachRoute } from '../../scripts/site-files.ts';
import { useBrowser, visit } from './browser.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

const PIXELS_PER_MM = 96 / 25.4;

/** An A4 page inside the margins of the print styles. */
const [width, height] = [210 - 2 * 16, 297 - 18 - 20].map((mm) => Math.floor(mm * PIXELS_PER_MM)) as [
  number,
  number,
];

/** The page whose figures have the most textured marks, and are the tallest. */
const DATASET = 'datasets/two-epyc-cores/';

it('prints in light colours whatever the theme, with links shown and the navigation gone', async () => {
  const { page, close } = await visit(WHOLE, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  expect(await page.locator('.site-header').isVisible()).toBe(false);
  const link = page.locator('main p a[href^="http"]').first();
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(
    (await link.getAttribute('href'))!,
  );
  // What can only be clicked on is left out.
  expect(await page.locator('.provenance summary:visible').count()).toBe(0);
  expect(await page.locator('.site-footer').evaluate((footer) => getComputedStyle(footer).breakBefore)).toBe(
    'avoid',
  );
  const head = page.locator('.table-box thead th').first();
  expect(await head.evaluate((element) => getComputedStyle(element, '::after').content)).toBe('none');
  await close();
});

it('prints every drawing whole: none is wider or taller than an A4 page inside its margins', async () => {
  const { page, close } = await visit(WHOLE, { viewport: { width, height } });
  await page.emulateMedia({ media: 'print' });
  const figures = await page.locator('.figure').evaluateAll((cards) =>
    cards.map((card) => {
      const drawing = card.querySelector('.figure-box')!;
      return {
        id: card.id,
        height: Math.max(
          ...[...drawing.querySelectorAll('svg')].map((svg) => svg.getBoundingClientRect().height),
        ),
        hidden: drawing.scrollWidth - drawing.clientWidth,
        breakInside: getComputedStyle(card).breakInside,
      };
    }),
  );
  expect(figures.length).toBeGreaterThan(16);
  expect(figures.filter((figure) => figure.height > height || figure.hidden > 1)).toEqual([]);
  expect(new Set(figures.map(({ breakInside }) => breakInside))).toEqual(new Set(['avoid']));
  await close();
});

describe('paper', () => {
  it('is as wide as what stands on any page: no browser has to shrink it', async () => {
    const { page, close } = await visit('', { viewport: { width, height } });
    await page.emulateMedia({ media: 'print' });
    for (const path of oneOfEachRoute(inject('siteDirectory'))) {
      await page.goto(new URL(path, inject('siteUrl')).href);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
    }
    await close();
  });

  it('has every row of a long table, and nothing over it', async () => {
    const { page, close } = await visit('tables/jetson-tx1/', { viewport: { width, height } });
    await page.emulateMedia({ media: 'print' });
    const hidden = await page
      .locator('.table-box')
      .evaluateAll((boxes) => boxes.map((box) => box.scrollHeight - box.clientHeight));
    expect(Math.max(...hidden)).toBeLessThanOrEqual(1);
    await close();
  });
});

describe('a browser’s own print command', () => {
  it('cuts what is taller than a page between its rows, and joins it again', async () => {
    const { page, close } = await visit(DATASET);
    const parts = await page.evaluate(() => {
      const count = () => document.querySelectorAll('.figure-box svg').length;
      const before = count();
      dispatchEvent(new Event('beforeprint'));
      const cut = [...document.querySelectorAll<SVGSVGElement>('.fig-part')].map(
        ({ viewBox, textContent }) => ({
          y: viewBox.baseVal.y,
          height: viewBox.baseVal.height * (672 / viewBox.baseVal.width),
          hasText: textContent !== '',
        }),
      );
      dispatchEvent(new Event('afterprint'));
      return { before, after: count(), cut };
    });
    expect(parts.cut.length).toBeGreaterThan(1);
    expect(parts.cut.filter((part) => part.height > height || !part.hasText)).toEqual([]);
    expect(parts.after).toBe(parts.before);
    await close();
  });

  it('makes less than 5 MB of a dataset with many textured marks, and cuts its tall drawings', async () => {
    const { page, close } = await visit(DATASET);
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        document.body.dataset['cut'] = String(document.querySelectorAll('.fig-part').length);
      });
    });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.length).toBeLessThan(5_000_000);
    expect(await page.evaluate(() => Number(document.body.dataset['cut']))).toBeGreaterThan(1);
    await close();
  });
});
