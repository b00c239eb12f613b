import { Key } from 'selenium-webdriver';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { oneOfEachRoute } from '../../scripts/site-files.ts';
import { chapterPages, WHOLE } from './report-pages.ts';
import type { Driven } from './webdriver/driven.ts';
import { firefox } from './webdriver/firefox.ts';
import { readerOf, type Reader } from './webdriver/reader.ts';
import { webkit } from './webdriver/webkit.ts';

const site = inject('siteDirectory');
const at = (path: string): string => new URL(path, inject('siteUrl')).href;
const CHAPTER = 'speed/';
const FIGURE = '.figure[id="time-all"]';
const BARS = `${FIGURE} svg.fig-wide [data-index]`;
const TOOLTIP = '.figure-tooltip:not([hidden])';

// Chromium has the whole suite; here is what a reader does most, in the browsers that have other engines.
describe.each(
  [firefox(), webkit()].map((browser) => ({
    title: browser.missing === undefined ? browser.name : `${browser.name} is left out: ${browser.missing}`,
    browser,
  })),
)('$title', ({ browser }) => {
  describe.skipIf(browser.missing !== undefined)('to a reader', () => {
    let driven: Driven;
    let reader: Reader;

    beforeAll(async () => {
      driven = await browser.start();
      reader = readerOf(driven);
      await reader.resize(1440, 1000);
    });
    afterAll(() => driven.close());

    /** A figure of the report, once the pointer and the keys are listened to. */
    async function openFigure(): Promise<void> {
      await reader.open(at(CHAPTER));
      await reader.focus(`${FIGURE} .figure-box`);
      await reader.until(
        'a figure that answers',
        (figure: string) => document.querySelector(`${figure} .figure-box[data-pointing]`) !== null,
        FIGURE,
      );
    }

    async function openPanel(): Promise<void> {
      await reader.click(`${FIGURE} .figure-about > summary`);
      await reader.click(`${FIGURE} .figure-adjust`);
      await reader.until(
        'the panel',
        (figure: string) => document.querySelector(`${figure} .figure-panel select`) !== null,
        FIGURE,
      );
    }

    it('a page of each kind comes without a complaint, with its figures drawn and nothing wider than the window', async () => {
      for (const path of new Set([...oneOfEachRoute(site), ...chapterPages(site)])) {
        await reader.open(at(path));
        const seen = await reader.inPage(() => ({
          titles: document.querySelectorAll('h1').length,
          tooWide: document.documentElement.scrollWidth - innerWidth,
          undrawn: [...document.querySelectorAll('.figure .figure-box')]
            .filter((box) => box.getClientRects().length > 0)
            .filter((box) =>
              [...box.querySelectorAll('svg')].every((drawing) => {
                const { width, height } = drawing.getBoundingClientRect();
                return width < 200 || height < 20;
              }),
            )
            .map((box) => box.ariaLabel),
        }));
        expect(seen, path).toEqual({ titles: 1, tooWide: seen.tooWide, undrawn: [] });
        expect(seen.tooWide, path).toBeLessThanOrEqual(0);
      }
      expect(await driven.complaints()).toEqual([]);
    });

    it('a figure on a phone is the one that is drawn for it', async () => {
      await reader.resize(500, 900);
      await openFigure();
      const shown = await reader.inPage(
        (figure: string) =>
          [...document.querySelectorAll(`${figure} svg.fig`)]
            .filter((drawing) => drawing.getBoundingClientRect().width > 0)
            .map((drawing) => drawing.classList.contains('fig-narrow')),
        FIGURE,
      );
      await reader.resize(1440, 1000);
      expect(shown).toEqual([true]);
    });

    it('values come at the pointer and go with it', async () => {
      await openFigure();
      await reader.point(`${BARS} text`);
      await reader.until('the values', (of: string) => document.querySelector(of) !== null, TOOLTIP);
      expect(await reader.text(TOOLTIP)).toContain('time per image (ms)');
      await reader.point(undefined);
      await reader.until('no values', (of: string) => document.querySelector(of) === null, TOOLTIP);
    });

    it('values come at the keys, are spoken, and go at Escape', async () => {
      await openFigure();
      await reader.press(Key.ARROW_DOWN, Key.END);
      await reader.until('the values', (of: string) => document.querySelector(of) !== null, TOOLTIP);
      await reader.until('what is spoken', () =>
        [...document.querySelectorAll('[role=status]')].some((said) =>
          said.textContent.includes('time per image (ms)'),
        ),
      );
      expect(await reader.count(`${FIGURE} .current`)).toBe(1);
      await reader.press(Key.ESCAPE);
      await reader.until('no values', (of: string) => document.querySelector(of) === null, TOOLTIP);
    });

    it('values come at a finger, or at what the browser takes for one', async () => {
      await openFigure();
      const taken = await reader.tap(`${BARS} text`);
      expect(taken).toBe(browser.knowsFingers ? 'touch' : 'mouse');
      await reader.until('the values', (of: string) => document.querySelector(of) !== null, TOOLTIP);
    });

    it('a figure is switched, adjusted, thinned out, and its table and files follow', async () => {
      await openFigure();
      const all = await reader.count(BARS);
      await reader.click(`${FIGURE} .figure-switch label:nth-of-type(2)`);
      await reader.until(
        'the other figure',
        ([bars, before]: readonly [string, number]) => document.querySelectorAll(bars).length < before,
        [BARS, all] as const,
      );
      await openPanel();
      await reader.choose(`${FIGURE} .figure-panel select[name=quantity]`, 'images-per-second');
      await reader.until(
        'images per second',
        (figure: string) =>
          document.querySelector(`${figure} svg.fig-wide`)!.textContent.includes('Images per second'),
        FIGURE,
      );
      const before = await reader.count(BARS);
      const label = await reader.text(`${FIGURE} .figure-chip`);
      await reader.click(`${FIGURE} .figure-chip`);
      expect(await reader.count(BARS)).toBeLessThan(before);
      await reader.click(`${FIGURE} .figure-tools summary`);
      expect(await reader.text(`${FIGURE} tbody`)).not.toContain(label);

      const spec = await reader.inPage(
        (figure: string) => document.querySelector(figure)!.getAttribute('data-spec')!,
        FIGURE,
      );
      const { id } = JSON.parse(spec) as { readonly id: string };
      for (const kind of ['csv', 'svg', 'png']) await reader.click(`${FIGURE} [data-download=${kind}]`);
      const csv = (await reader.downloaded(`${id}.csv`)).toString();
      expect(csv.split('\n')[0]).toContain('images_per_second');
      expect((await reader.downloaded(`${id}.svg`)).toString()).toContain('Images per second');
      const png = sharp(await reader.downloaded(`${id}.png`));
      expect((await png.metadata()).width).toBeGreaterThan(1400);
    });

    it('a table is sorted and filtered', async () => {
      const table = 'table[data-table="inference-best-time-per-image"]';
      await reader.open(at('tables/jetson-tx1/'));
      const times = () =>
        reader.inPage(
          (of: string) =>
            [...document.querySelectorAll<HTMLElement>(`${of} tbody tr`)]
              .filter((row) => row.checkVisibility())
              .map((row) => Number.parseFloat(row.children[3]!.textContent.replace(',', ''))),
          table,
        );
      // Its buttons come as it comes near.
      await reader.point(table);
      await reader.click(`${table} thead th:nth-child(4) button`);
      const sorted = await times();
      expect(sorted).toHaveLength(32);
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      const tools = '[data-tools="inference-best-time-per-image"]';
      await reader.choose(`${tools} select`, 'GoogleNet');
      expect(await times()).toHaveLength(8);
      expect(await reader.text(`${tools} [role="status"]`)).toBe('8 of 32 rows');
    });

    it('a term opens where it stands, by pointer, key and finger, and closes at Escape', async () => {
      await reader.open(at(''));
      const isOpen = () => document.querySelector('.term-note:popover-open') !== null;
      const isShut = () => document.querySelector('.term-note:popover-open') === null;
      for (const opened of [
        () => reader.click('a.term'),
        async () => {
          await reader.focus('a.term');
          await reader.press(Key.ENTER);
        },
        () => reader.tap('a.term'),
      ]) {
        await opened();
        await reader.until('the term', isOpen);
        expect(await reader.text('.term-note')).toContain(
          await reader.inPage(() => document.querySelector<HTMLAnchorElement>('a.term')!.title),
        );
        await reader.press(Key.ESCAPE);
        await reader.until('no term', isShut);
      }
      expect(await driven.driver.getCurrentUrl()).toBe(at(''));
    });

    it('the contents lead to a section and follow the reader', async () => {
      await reader.open(at(WHOLE));
      const target = await reader.inPage(() => {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc-wide a[href^="#"]')];
        const link = links[Math.floor(links.length / 2)]!;
        link.scrollIntoView({ behavior: 'instant', block: 'nearest' });
        return link.getAttribute('href')!;
      });
      await reader.press(Key.ESCAPE);
      await driven.driver.executeScript(
        'document.querySelector(arguments[0]).click()',
        `.toc-wide a[href="${target}"]`,
      );
      await reader.until(
        'the section under the header',
        (hash: string) => {
          const header = document.querySelector('.site-header')!.getBoundingClientRect();
          const heading = document.querySelector(hash)!.getBoundingClientRect();
          return heading.top >= header.bottom && heading.bottom < innerHeight;
        },
        target,
      );
      await reader.until(
        'the entry of the section',
        (hash: string) =>
          document.querySelector(`.toc-wide a[href="${hash}"]`)!.getAttribute('aria-current') === 'true',
        target,
      );
    });

    it('the search finds what is there, and nothing of what is not', async () => {
      await reader.open(at('search/'));
      await reader.focus('#search-words');
      await reader.press('roofline');
      await reader.until('results', () => document.querySelectorAll('.search-results a').length > 0);
      await reader.press('zzzz');
      await reader.until('none', () =>
        (document.querySelector('.search-status')?.textContent ?? '').startsWith('Nothing found'),
      );
      expect(await reader.count('.search-results a')).toBe(0);
    });

    it('the theme is chosen, and kept on the next page', async () => {
      await reader.open(at(''));
      const paper = () => reader.inPage(() => getComputedStyle(document.documentElement).backgroundColor);
      const automatic = await paper();
      const seen = new Set([automatic]);
      for (let press = 0; press < 2; press += 1) {
        await reader.click('.theme-switch');
        seen.add(await paper());
      }
      const chosen = await paper();
      await reader.open(at('claims/'));
      expect(await paper()).toBe(chosen);
      expect(seen.size).toBe(2);
      await reader.click('.theme-switch');
      expect(await paper()).toBe(automatic);
      expect(await reader.inPage(() => localStorage.getItem('theme'))).toBeNull();
    });

    it('the explorer draws what is chosen, keeps it in the address, and goes back and forward', async () => {
      await reader.open(at('explore/jetson-tx1/'));
      await reader.until(
        'the explorer',
        () => document.querySelector('[data-explorer][data-ready]') !== null,
      );
      const title = () => reader.text('.explorer-title');
      const first = await title();
      // What a hand has done is a step on the way back; a browser passes over what a page has done by itself.
      await reader.click('.explorer-form [name=metric][value=training]');
      const second = await title();
      expect(second).not.toBe(first);
      const bars = '.explorer-view svg.fig-wide [data-index]';
      const all = await reader.count(bars);
      await reader.click('.explorer-form [name=libraries][value=nvidia-cudnn]');
      const fewer = await reader.count(bars);
      expect(fewer).toBeLessThan(all);
      expect(new URL(await driven.driver.getCurrentUrl()).searchParams.get('libraries')).not.toBeNull();
      const hasBars = ([of, wanted]: readonly [string, number]) =>
        document.querySelectorAll(of).length === wanted;
      const isTitle = (wanted: string) => document.querySelector('.explorer-title')!.textContent === wanted;
      await driven.driver.navigate().back();
      await reader.until('all libraries again', hasBars, [bars, all] as const);
      await driven.driver.navigate().back();
      await reader.until('the first figure', isTitle, first);
      await driven.driver.navigate().forward();
      await driven.driver.navigate().forward();
      await reader.until('fewer libraries', hasBars, [bars, fewer] as const);
      await reader.choose('.explorer-form [name=kind]', 'speedup-by-model');
      expect(await title()).toContain('Speedup');
      expect(await reader.count(bars)).toBeGreaterThan(0);
    });

    it.skipIf(!browser.printsOnDemand)('paper has light colours, no navigation and no patterns', async () => {
      await reader.open(at(WHOLE));
      await driven.onPaper!(true);
      const printed = await reader.inPage(() => ({
        header: getComputedStyle(document.querySelector('.site-header')!).display,
        paper: getComputedStyle(document.documentElement).backgroundColor,
        patterns: [...document.querySelectorAll('.figure svg.fig-wide [fill^="url("]')].filter((mark) =>
          getComputedStyle(mark).fill.startsWith('url('),
        ).length,
      }));
      await driven.onPaper!(false);
      expect(printed).toEqual({ header: 'none', paper: 'rgb(255, 255, 255)', patterns: 0 });
    });

    it('nothing of all this made the browser complain', async () => {
      expect(await driven.complaints()).toEqual([]);
    });
  });
});
