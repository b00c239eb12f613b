import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../src/cli/pdf/installed-chromium.ts';
import { followRequests } from '../src/cli/pdf/page-requests.ts';
import { findChromium } from './find-chromium.ts';
import { serveStatic, type Encoding } from './static-server.ts';

const KINDS = ['html', 'styles', 'scripts', 'fonts', 'other'] as const;
type Kind = (typeof KINDS)[number];

export interface Weight {
  readonly kind: Kind | 'total';
  /** As on disk. */
  readonly raw: number;
  /** Over the wire: what the server compressed, with the headers of the answers. */
  readonly transferred: number;
}

/** What the page of a chapter may weigh with all its figures. */
export const PAGE_BUDGET: Readonly<Partial<Record<Weight['kind'], number>>> = {
  total: 130_000,
  scripts: 40_000,
};

/** Chromium's names for what is fetched. */
const BY_RESOURCE_TYPE: Readonly<Record<string, Kind>> = {
  Document: 'html',
  Stylesheet: 'styles',
  Script: 'scripts',
  Font: 'fonts',
};

/**
 * Bytes that a browser without a cache receives for a page of a built report once the reader has scrolled through all of
 * it, from a host that compresses as it serves: by `gzip` as GitHub Pages, or by `br`. The last entry is the total.
 */
export async function pageWeight(
  distDirectory: string,
  path: string,
  encoding: Encoding,
): Promise<readonly Weight[]> {
  const server = await serveStatic(distDirectory, { encoding });
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] });
  const weights = new Map<Kind, { raw: number; transferred: number }>(
    KINDS.map((kind) => [kind, { raw: 0, transferred: 0 }]),
  );
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    const kinds = new Map<string, Kind>();
    session.on('Network.responseReceived', ({ requestId, type }) => {
      kinds.set(requestId, BY_RESOURCE_TYPE[type] ?? 'other');
    });
    session.on('Network.dataReceived', ({ requestId, dataLength }) => {
      weights.get(kinds.get(requestId) ?? 'other')!.raw += dataLength;
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weights.get(kinds.get(requestId) ?? 'other')!.transferred += encodedDataLength;
    });
    await session.send('Network.enable');
    const requests = followRequests(page);
    await page.goto(new URL(path, server.url).href);
    await scrollThrough(page);
    await requests.still();
  } finally {
    await browser.close();
    await server.close();
  }
  const rows: Weight[] = KINDS.map((kind) => ({ kind, ...weights.get(kind)! }));
  const sum = (field: 'raw' | 'transferred'): number => rows.reduce((total, row) => total + row[field], 0);
  return [...rows, { kind: 'total', raw: sum('raw'), transferred: sum('transferred') }];
}

/** To the end, a window at a time, so that everything that loads when it comes into view has come into view. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}
