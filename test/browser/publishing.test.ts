import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { BASE_PATH } from './base-path.ts';
import { useBrowser, visit } from './browser.ts';
import { readSite, siteFiles } from '../../scripts/site-files.ts';

useBrowser();

const site = inject('siteDirectory');
const based = inject('basedSiteDirectory');

function meta(page: string, property: string): string | undefined {
  return new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)"`).exec(page)?.[1];
}

function structuredData(page: string): { '@type': string; [field: string]: unknown }[] {
  return [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, text]) => JSON.parse(text!) as { '@type': string },
  );
}

describe('what other machines read', () => {
  it('is a card with a title and a real chart for every link to the report', async () => {
    const page = readSite(based, 'index.html');
    expect(meta(page, 'og:image')).toBe(`https://example.org${BASE_PATH}cards/report.png`);
    expect(meta(page, 'twitter:card')).toBe('summary_large_image');
    const { width, height } = await sharp(readFileSync(join(based, 'cards/report.png'))).metadata();
    expect([width, height]).toEqual([1200, 630]);
    const { entropy } = await sharp(readFileSync(join(based, 'cards/report.png'))).stats();
    // An empty card of one colour has none.
    expect(entropy).toBeGreaterThan(0.5);
  });

  it('is a title for every page, short enough for a tab', () => {
    const titleOf = (path: string) => /<title>(.*?)<\/title>/.exec(readSite(based, path))?.[1];
    expect(titleOf('index.html')).toBe('Which library runs a neural network fastest on a Jetson TX1?');
    expect(titleOf('claims/index.html')).toBe('Claims · Inference on the Jetson TX1');
  });

  it('is an article in the words of schema.org', () => {
    const [article] = structuredData(readSite(based, 'index.html'));
    expect(article).toMatchObject({
      '@type': 'Article',
      author: [{ '@type': 'Organization', name: 'The authors of inference-report' }],
      isBasedOn: `https://example.org${BASE_PATH}datasets/jetson-tx1/`,
    });
  });

  it('is a dataset as searches for data want it, with files that are there, on its page and as a file', () => {
    const [dataset] = structuredData(readSite(based, 'datasets/jetson-tx1/index.html'));
    expect(dataset).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      version: '1.0.0',
    });
    expect(JSON.parse(readSite(based, 'data/jetson-tx1/croissant.json'))).toEqual(dataset);
    const files = dataset!.distribution as { contentUrl: string }[];
    const identifiers = dataset!.identifier as string[];
    const paths = [
      ...files.map(({ contentUrl }) => contentUrl),
      ...identifiers.map((identifier) => `${identifier}index.html`),
    ].map((address) => address.replace(`https://example.org${BASE_PATH}`, ''));
    expect(siteFiles(based)).toEqual(expect.arrayContaining(paths));
  });

  it('is every version of a dataset under an address of its own, with its files', () => {
    const page = readSite(based, 'datasets/jetson-tx1/versions/1.0.0/index.html');
    const links = [...page.matchAll(/href="([^"]*\/data\/jetson-tx1\/versions\/[^"]*)"/g)];
    const files = links.map(([, link]) => link!.replace(BASE_PATH, ''));
    expect(files).toContain('data/jetson-tx1/versions/1.0.0/runs.csv');
    expect(siteFiles(based)).toEqual(expect.arrayContaining(files));
    expect(page).toContain('@misc{jetson-tx1,');
  });

  it('is a map for language models, whose pages are there as Markdown', () => {
    const text = readSite(based, 'llms.txt');
    expect(text).toMatch(/^# Which library runs a neural network fastest/);
    const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, link]) =>
      link!.replace(`https://example.org${BASE_PATH}`, ''),
    );
    expect(links).toContain('speed/index.md');
    expect(siteFiles(based)).toEqual(expect.arrayContaining(links));
    const speed = readSite(based, 'speed/index.md');
    expect(speed).toContain('## Three ways to use the GPU in single precision');
    expect(speed).toContain(`](${BASE_PATH}figures/jetson-tx1/time-all.csv)`);
    expect(speed).not.toContain('<');
  });

  it('is the version and the date of the report on every page', () => {
    for (const path of siteFiles(based).filter((file) => file.endsWith('index.html'))) {
      expect(readSite(based, path), path).toMatch(/site-version[^]*?Version 1\.0\.0 of[^]*?2026-11-29/);
    }
  });

  it('is no address for a page that is not there', () => {
    const page = readSite(based, '404.html');
    expect(page).not.toContain('rel="canonical"');
    expect(meta(page, 'og:url')).toBeUndefined();
    expect(meta(page, 'robots')).toBe('noindex');
    expect(readSite(based, 'index.html')).toContain(
      `<link rel="canonical" href="https://example.org${BASE_PATH}"`,
    );
  });

  it('is a feed with every version of every dataset, dated by the data', () => {
    const feed = readSite(based, 'rss.xml');
    expect(feed).toContain('<title>Caffe and TensorRT on NVIDIA Jetson TX1, version 1.0.0</title>');
    expect(feed).toContain(`<link>https://example.org${BASE_PATH}datasets/jetson-tx1/#version-1.0.0</link>`);
    expect(feed).toContain('<pubDate>Wed, 07 Dec 2016 00:00:00 GMT</pubDate>');
  });

  it('is a site map of the pages', () => {
    const map = readSite(based, 'sitemap-0.xml');
    for (const path of ['', 'claims/', 'tables/jetson-tx1/', 'datasets/jetson-tx1/']) {
      expect(map).toContain(`<loc>https://example.org${BASE_PATH}${path}</loc>`);
    }
    expect(readSite(based, 'robots.txt')).toContain(
      `Sitemap: https://example.org${BASE_PATH}sitemap-index.xml`,
    );
  });

  it('is every claim with its verdict, and a link to where it stands', () => {
    const claims = JSON.parse(readSite(site, 'data/jetson-tx1/claims.json')) as {
      seed: number | null;
      href: string;
      verdict: string;
    }[];
    const seeds = claims.flatMap(({ seed }) => seed ?? []);
    expect(seeds).toEqual(Array.from({ length: 34 }, (_, index) => index + 1));
    for (const { href, verdict } of claims) {
      expect(['holds', 'fails']).toContain(verdict);
      const [path, anchor] = href.split('#') as [string, string];
      expect(readSite(site, `${path.slice(1)}index.html`)).toContain(`class="claim" id="${anchor}"`);
    }
  });
});

describe('the search', () => {
  it('finds a word of the report and leads to its place, within the content policy', async () => {
    const { page, problems, foreignRequests, close } = await visit('search/');
    await page.getByLabel('Words to look for').fill('asymptotically');
    const first = page.locator('.search-results a').first();
    await first.waitFor();
    expect(await page.locator('.search-results mark').first().textContent()).toMatch(/asymptotic/i);
    await first.click();
    await page.waitForURL(/#|claims/);
    expect(problems).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  it('shows an excerpt with its words apart', async () => {
    const { page, close } = await visit('search/?q=half%20precision');
    await page.locator('.search-results mark').first().waitFor();
    const excerpts = await page.locator('.search-results p').allTextContents();
    // Two found words in a row are two marks with a space between.
    expect(excerpts.some((text) => /half precision/i.test(text))).toBe(true);
    for (const text of excerpts) expect(text).not.toMatch(/halfprecision|[a-z][.,;:][A-Za-z]/);
    await close();
  });

  it('leads to the report first, and there to the section that the words name', async () => {
    for (const [words, section] of [
      ['how to reproduce', '#how-to-reproduce-it'],
      ['tensorrt', '#what-tensorrt-brings'],
      ['nvidia whitepaper', '#nvidias-own-numbers'],
    ] as const) {
      const { page, close } = await visit(`search/?q=${encodeURIComponent(words)}`);
      const first = page.locator('.search-results a').first();
      expect(await first.getAttribute('href')).toMatch(new RegExp(`/${section}$`));
      await close();
    }
  });

  it('says so where there is nothing', async () => {
    const { page, close } = await visit('search/?q=xyzzyplugh');
    await page.getByText('Nothing found').waitFor();
    await close();
  });
});
