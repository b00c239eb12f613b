import { describe, expect, inject, it } from 'vitest';
import { pageWeight, PAGE_BUDGET } from '../../scripts/page-weight.ts';
import { siteFiles } from '../../scripts/site-files.ts';
import { useBrowser, visit } from './browser.ts';
import { FIRST_ANCHORS } from './first-anchors.ts';
import { readPage, textOf } from './page-text.ts';
import { chapterPages, WHOLE } from './report-pages.ts';

useBrowser();

const site = inject('siteDirectory');
const pages = chapterPages(site);
const documentOf = (page: string): Document => readPage(site, `${page}index.html`);

describe('the report in pages', () => {
  it('is read from the first chapter to the last, and back', () => {
    expect(pages.length).toBeGreaterThan(5);
    expect(new Set(pages).size).toBe(pages.length);
    const back = pages.map((page) =>
      documentOf(page).querySelector('.chapter-nav [rel="prev"]')?.getAttribute('href'),
    );
    expect(back).toEqual([undefined, ...pages.slice(0, -1).map((page) => `/${page}`)]);
  });

  it('lists all chapters on each of them, and the sections of the one that it is', () => {
    for (const page of pages) {
      const document = documentOf(page);
      const contents = [...document.querySelectorAll('.toc-wide a')].map((link) =>
        link.getAttribute('href')!,
      );
      const headings = [...document.querySelectorAll('main h1, main h2')].map(({ id }) => `#${id}`);
      expect(contents.filter((href) => href.startsWith('#'))).toEqual(headings);
      const others = pages.filter((other) => other !== page).map((other) => `/${other}`);
      expect(contents).toEqual(expect.arrayContaining([...others, `/${WHOLE}`]));
      expect(textOf(document.querySelector('.toc-wide [aria-current="page"]')!)).not.toBe('');
    }
  });

  it('gives each a title, a description and a card of its own', () => {
    const of = (selector: string, attribute?: string) =>
      pages.map((page) => {
        const element = documentOf(page).querySelector(selector)!;
        return attribute === undefined ? textOf(element) : element.getAttribute(attribute)!;
      });
    for (const all of [
      of('title'),
      of('h1'),
      of('meta[name="description"]', 'content'),
      of('meta[property="og:image"]', 'content'),
    ])
      expect(new Set(all).size).toBe(pages.length);
    for (const card of of('meta[property="og:image"]', 'content'))
      expect(siteFiles(site)).toContain(new URL(card).pathname.slice(1));
  });

  it('says on one page what its chapters say on theirs', () => {
    const whole = documentOf(WHOLE);
    const anchors = (document: Document) =>
      [...document.querySelectorAll('article :is(h1, h2, h3, h4, .figure, .report-table, .claim)')]
        .map(({ id }) => id)
        .filter((id) => id !== '');
    expect(anchors(whole)).toEqual(pages.flatMap((page) => anchors(documentOf(page))));
  });

  it.each(pages)('weighs at most 130 kB on /%s with all its figures, 40 kB of it scripts', async (page) => {
    const weights = new Map((await pageWeight(site, page, 'gzip')).map((weight) => [weight.kind, weight]));
    expect(weights.get('html')!.transferred).toBeGreaterThan(5_000);
    expect(weights.get('total')!.transferred).toBeLessThanOrEqual(PAGE_BUDGET.total!);
    expect(weights.get('scripts')!.transferred).toBeLessThanOrEqual(PAGE_BUDGET.scripts!);
  });
});

describe('an address from when the report was one page', () => {
  it('is known for everything that had one', () => {
    const first = documentOf('');
    expect(FIRST_ANCHORS.filter((anchor) => first.getElementById(anchor) === null)).toEqual([]);
  });

  it.each([
    ['time-all', '#time-all'],
    ['claim-memory-linear', '#claim-memory-linear'],
    ['term-roofline', '#term-roofline'],
    ['by-library', '#'],
    ['adaptive-cudnn-libdnn-googlenet', 'adaptive-cudnn-libdnn-googlenet'],
  ])('leads with #%s to where that is now', async (anchor, end) => {
    const { page, problems, close } = await visit(`#${anchor}`);
    await page.waitForURL((url) => url.pathname !== '/');
    expect(page.url()).toContain(end);
    const { hash } = new URL(page.url());
    if (hash !== '') expect(await page.locator(`[id="${hash.slice(1)}"]`).count()).toBe(1);
    expect(problems).toEqual([]);
    await close();
  });

  it('shows where that is without JavaScript', async () => {
    const { page, close } = await visit('#time-all', { javaScriptEnabled: false });
    const place = page.locator('.moved > #time-all');
    expect(await place.isVisible()).toBe(true);
    expect(await page.locator('.moved > :visible').count()).toBe(1);
    await place.locator('a').click();
    expect(new URL(page.url()).hash).toBe('#time-all');
    expect(await page.locator('.figure#time-all').count()).toBe(1);
    await close();
  });

  it('of what is on the first page still stays there', async () => {
    const { page, requests, close } = await visit('#throughput');
    await requests.still();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.locator('.moved > :visible').count()).toBe(0);
    await close();
  });
});
