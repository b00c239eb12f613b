import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse, csvParseRows, tsvParseRows } from 'd3-dsv';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic, type StaticServer } from '../../scripts/static-server.ts';
import {
  hostile,
  HOSTILE_FAILURE,
  HOSTILE_LABEL,
  HOSTILE_LAYERS,
  HOSTILE_LIBRARIES,
  HOSTILE_MODELS,
} from '../fixtures/site/hostile.ts';
import { writeDataset } from '../fixtures/site/write-dataset.ts';
import { brokenLinks } from './broken-links.ts';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { buildSite } from './build-site.ts';
import { htmlProblems } from './html-problems.ts';
import { readPage, textOf } from './page-text.ts';
import { readSite, siteFiles, sitePages } from '../../scripts/site-files.ts';

useBrowser();

let directory: string;
let data: string;
let site: string;
let server: StaticServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hostile-'));
  data = join(directory, 'data');
  await cp('test/fixtures/datasets/small', join(data, 'small'), { recursive: true });
  await writeDataset(data, hostile());
  site = join(directory, 'site');
  await buildSite(site, { content: 'test/fixtures/content-minimal', data });
  server = await serveStatic(site);
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

const singleSpaced = (text: string): string => text.replaceAll(/\s+/g, ' ');
const shown = (tag: string): string => singleSpaced(tag === HOSTILE_LIBRARIES[0] ? HOSTILE_LABEL : tag);

/** Pages that differ in nothing but a tag are the same code: of those about layers, each library once. */
function pagesToOpen(): readonly string[] {
  const pages = sitePages(site).map((page) => page.replace(/index\.html$/, ''));
  const layers = pages.filter((page) => page.startsWith('tables/hostile/layers/'));
  const first = layers[0]!.split('/')[3]!;
  return pages.filter((page) => !layers.includes(page) || page.split('/')[3] === first);
}

/** Opens a page, counts what ran that should not have, and says what the browser complained of. */
async function openWatched(path: string, use?: (page: Page) => Promise<void>) {
  const { page, problems, foreignRequests, requests, close } = await visit('', {}, server.url);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(new URL(path, server.url).href);
  await requests.still();
  await use?.(page);
  await close();
  return { dialogs, problems: [...problems], foreignRequests: [...foreignRequests] };
}

const NOTHING = { dialogs: [], problems: [], foreignRequests: [] };

describe('a dataset whose names are code', () => {
  it('runs nothing on any page, breaks no rule of the policy and asks no other host', async () => {
    const troubles = new Map<string, unknown>();
    for (const path of pagesToOpen()) {
      const seen = await openWatched(path);
      if (JSON.stringify(seen) !== JSON.stringify(NOTHING)) troubles.set(path, seen);
    }
    expect(troubles).toEqual(new Map());
    // Every page of the site is opened, on a machine that may be busy.
  }, 300_000);

  it('runs nothing when its drawings are opened as files', async () => {
    const drawings = siteFiles(site).filter(
      (file) => file.startsWith('figures/hostile/') && file.endsWith('.svg'),
    );
    expect(drawings.length).toBeGreaterThan(10);
    for (const file of drawings.slice(0, 6)) {
      const path = file.split('/').map(encodeURIComponent).join('/');
      expect(await openWatched(path), file).toEqual(NOTHING);
    }
  });

  it('runs nothing when a figure is pointed at, adjusted and drawn anew', async () => {
    const seen = await openWatched('datasets/hostile/', async (page) => {
      const card = page.locator('#standard-time-by-library');
      await card.scrollIntoViewIfNeeded();
      await card.locator('.figure-box[data-pointing]').waitFor();
      await card.locator('svg.fig-wide [data-index]').first().hover();
      await page.locator('.figure-tooltip-value').first().waitFor();
      await openAbout(card);
      await card.locator('.figure-adjust').click();
      const panel = card.locator('.figure-panel');
      await panel.locator('select[name=quantity]').selectOption('images-per-second');
      expect(singleSpaced(await card.innerText())).toContain(singleSpaced(HOSTILE_MODELS[1]));
      expect(await page.locator('main img, main iframe, main script[src="x"]').count()).toBe(0);
    });
    expect(seen).toEqual(NOTHING);
  });

  it('runs nothing from a link to a figure', async () => {
    const query = new URLSearchParams({
      kind: 'best-by-library',
      libraries: HOSTILE_LIBRARIES.slice(0, 3).join(','),
      models: `<img src=x onerror=alert(12)>`,
    });
    const seen = await openWatched(`explore/hostile/?${query.toString()}`);
    expect(seen).toEqual(NOTHING);
  });

  it('has pages with the policy, and with no element or handler that a name brought in', () => {
    for (const name of sitePages(site)) {
      const html = readSite(site, name);
      expect(html).toMatch(/<meta http-equiv="content-security-policy" content="[^"]*script-src/i);
      // The search runs WebAssembly, which its own key word allows.
      expect(html).not.toMatch(/'unsafe-(inline|eval)'/);
      const page = readPage(site, name);
      expect(
        page.querySelectorAll(
          'main :is(img, iframe, object, embed, b, u, base, meta, form[action]:not(.compare-pickers))',
        ),
      ).toHaveLength(0);
      const handlers = [...page.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(
          ({ name: attribute, value }) => attribute.startsWith('on') || /^\s*javascript:/i.test(value),
        ),
      );
      expect(handlers.map(({ name: attribute, value }) => `${name}: ${attribute}=${value}`)).toEqual([]);
    }
  });

  it('makes valid pages whose links all lead somewhere', async () => {
    expect((await htmlProblems(site)).slice(0, 20)).toEqual([]);
    expect(brokenLinks(site, '/')).toEqual(new Map());
  });
});

describe('its names are shown as they are', () => {
  it('in tables', () => {
    const page = readPage(site, 'tables/hostile/index.html');
    const cells = new Set([...page.querySelectorAll('td, th')].map(textOf));
    for (const library of HOSTILE_LIBRARIES) expect(cells).toContain(shown(library));
    for (const model of HOSTILE_MODELS.slice(1)) expect(cells).toContain(singleSpaced(model));
    expect(textOf(readPage(site, 'datasets/hostile/index.html'))).toContain(`failed: ${HOSTILE_FAILURE}`);
  });

  it('in the title, the platform and the sources', () => {
    const page = readPage(site, 'datasets/hostile/index.html');
    expect(textOf(page.querySelector('h1')!)).toBe('A dataset </title><script>alert(7)</script>');
    expect([...page.querySelectorAll('dt, dd')].map(textOf)).toEqual(
      expect.arrayContaining(['<b>board</b>', '<script>alert(10)</script>', '</dd><script>']),
    );
    expect(textOf(page)).toContain('<script>alert(9)</script>');
  });

  it('in drawings, for as much of them as there is room', () => {
    const page = readPage(site, 'datasets/hostile/index.html');
    const texts = new Set(
      [...page.querySelectorAll('#standard-time-by-library svg text, #standard-time-by-model svg text')].map(
        textOf,
      ),
    );
    for (const tag of ['=cmd()', 'a/b', '..', 'constructor', '__proto__', 'toString', '🚀🔥👩‍🔬', '網路 — 大'])
      expect(texts).toContain(tag);
    expect([...texts].some((text) => text.startsWith('"><img'))).toBe(true);
  });

  it('in layers', () => {
    const name = sitePages(site).find((page) => page.includes('/layers/') && page.includes('/constructor/'))!;
    const layers = [...readPage(site, name).querySelectorAll('tbody th')].map(textOf);
    expect(layers.slice(0, HOSTILE_LAYERS.length)).toEqual([...HOSTILE_LAYERS]);
  });
});

describe('machine-readable files hold them exactly', () => {
  it.each(['runs.csv', 'layers.csv', 'networks.csv', 'datapackage.json'])(
    '%s, byte by byte',
    async (file) => {
      const published = await readFile(join(site, 'data/hostile', file));
      expect(published.equals(await readFile(join(data, 'hostile', file)))).toBe(true);
    },
  );

  it('every table as JSON', () => {
    const json = JSON.parse(readSite(site, 'data/hostile/inference/best-time-per-image.json')) as {
      library: string;
      model: string;
    }[];
    expect(new Set(json.map(({ library }) => library))).toEqual(new Set(HOSTILE_LIBRARIES));
    expect(new Set(json.map(({ model }) => model))).toEqual(new Set(HOSTILE_MODELS));
    const layers = JSON.parse(readSite(site, 'data/hostile/training/layer-time-per-image.json')) as {
      layer: string;
    }[];
    expect(new Set(layers.map(({ layer }) => layer))).toEqual(new Set(HOSTILE_LAYERS));
  });
});

describe('what people open in a spreadsheet holds no formula', () => {
  const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell));

  const defused = (text: string): string => (isFormula(text) ? `'${text}` : text);

  it('in any table, whose numbers stay numbers and whose names stay whole', () => {
    const files = siteFiles(site).filter((file) =>
      /^data\/hostile\/(inference|training)\/.*\.csv$/.test(file),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files)
      expect(csvParseRows(readSite(site, file)).flat().filter(isFormula), file).toEqual([]);
    const rows = csvParse(readSite(site, 'data/hostile/inference/best-time-per-image.csv'));
    expect(new Set(rows.map(({ library }) => library))).toEqual(new Set(HOSTILE_LIBRARIES.map(defused)));
    expect(new Set(rows.map(({ model }) => model))).toEqual(new Set(HOSTILE_MODELS.map(defused)));
    expect(rows.every((row) => Number(row['mean_ms']) > 0)).toBe(true);
    const layers = csvParse(readSite(site, 'data/hostile/training/layer-time-per-image.csv'));
    expect(new Set(layers.map((row) => row['layer']))).toEqual(new Set(HOSTILE_LAYERS.map(defused)));
  });

  it('in the failures', () => {
    const failures = csvParse(readSite(site, 'data/hostile/failures.csv'));
    expect(failures).toHaveLength(HOSTILE_MODELS.length * 2);
    expect(new Set(failures.map((row) => row['failure']))).toEqual(new Set([defused(HOSTILE_FAILURE)]));
  });

  it('in the figures’ numbers', () => {
    const files = siteFiles(site).filter(
      (file) => file.startsWith('figures/hostile/') && file.endsWith('.csv'),
    );
    const cells = files.flatMap((file) => csvParseRows(readSite(site, file)).flat());
    expect(cells.filter(isFormula)).toEqual([]);
    expect(cells).toContain("'=cmd()");
    expect(cells).toContain("'-2+3+cmd|x");
  });

  it('in a table that is copied', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] };
    const { page, close } = await visit('tables/hostile/', options, server.url);
    await page.locator('[data-copy-table="inference-best-time-per-image"]').click();
    await page.getByText('Copied.').first().waitFor();
    const cells = tsvParseRows(await page.evaluate(() => navigator.clipboard.readText())).flat();
    expect(cells.filter(isFormula)).toEqual([]);
    for (const tag of ["'=cmd()", "'-2+3+cmd|x", '\'@import "x"; </style><script>alert(3)</script>'])
      expect(cells).toContain(tag);
    await close();
  });
});
