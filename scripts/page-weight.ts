import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from './find-chromium.ts';
import { serveStatic } from './static-server.ts';

export interface Weight {
  readonly kind: 'html' | 'styles' | 'scripts' | 'fonts' | 'other' | 'total';
  readonly raw: number;
  /** Compressed as a good static host would; fonts and pictures are compressed already. */
  readonly brotli: number;
}

const KINDS = ['html', 'styles', 'scripts', 'fonts', 'other'] as const;
type Kind = (typeof KINDS)[number];

const BY_RESOURCE_TYPE: Record<string, Kind> = {
  document: 'html',
  stylesheet: 'styles',
  script: 'scripts',
  font: 'fonts',
};

/**
 * Bytes of everything that a browser fetches for a page of a built report once the reader has scrolled through all of it.
 * The last entry is the total.
 */
export async function pageWeight(distDirectory: string, path: string): Promise<readonly Weight[]> {
  const server = await serveStatic(distDirectory);
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] });
  const files = new Map<string, Kind>();
  try {
    const page = await browser.newPage();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      if (request.url().startsWith(server.url))
        files.set(file, BY_RESOURCE_TYPE[request.resourceType()] ?? 'other');
    });
    await page.goto(new URL(path, server.url).href, { waitUntil: 'networkidle' });
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo({ top: y, behavior: 'instant' });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await page.waitForLoadState('networkidle');
  } finally {
    await browser.close();
    await server.close();
  }

  const weights = new Map<Kind, { raw: number; brotli: number }>(
    KINDS.map((kind) => [kind, { raw: 0, brotli: 0 }]),
  );
  for (const [file, kind] of files) {
    const body = readFileSync(join(distDirectory, file));
    const weight = weights.get(kind)!;
    weight.raw += body.length;
    weight.brotli += brotliSize(body);
  }
  const rows: Weight[] = KINDS.map((kind) => ({ kind, ...weights.get(kind)! }));
  const sum = (field: 'raw' | 'brotli'): number => rows.reduce((total, row) => total + row[field], 0);
  return [...rows, { kind: 'total', raw: sum('raw'), brotli: sum('brotli') }];
}

function brotliSize(body: Buffer): number {
  const compressed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  return Math.min(compressed, body.length);
}
