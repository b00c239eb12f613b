import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { CHROMIUM_ARGUMENTS } from '../../src/cli/pdf/installed-chromium.ts';
import { followRequests, type PageRequests } from '../../src/cli/pdf/page-requests.ts';
import { findChromium } from '../../scripts/find-chromium.ts';

let browser: Browser | undefined;

/** One Chromium for the tests of a file. Call at the file's top level. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] });
  });
  afterAll(async () => browser?.close());
}

export interface Visit {
  readonly page: Page;
  /** Console errors, failed requests and uncaught exceptions so far, policy violations among them. */
  readonly problems: readonly string[];
  /** Requests to anything but the report's own server. */
  readonly foreignRequests: readonly string[];
  readonly requests: PageRequests;
  close(): Promise<void>;
}

/**
 * Opens a page of the built report, or of another one, e.g. `tables/jetson-tx1/`, in a fresh context.
 *
 * @param waitUntil how far it is when this returns: `commit` for a page that may load anew at once
 */
export async function visit(
  path: string,
  options: BrowserContextOptions = {},
  origin = inject('siteUrl'),
  waitUntil: 'commit' | 'load' = 'load',
): Promise<Visit> {
  if (browser === undefined) throw new Error('no browser: call useBrowser() at the top of the test file');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:'))
      foreignRequests.push(url);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  const requests = followRequests(page);
  await page.goto(new URL(path, origin).href, { waitUntil });
  return { page, problems, foreignRequests, requests, close: () => context.close() };
}
