import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** How long nothing may be under way before a page counts as still: what Playwright and Puppeteer take. */
const STILL_MS = 500;
const LOOK_EVERY_MS = 50;

export interface PageRequests {
  /**
   * Resolves once every request has been answered, or has failed, for half a second.
   *
   * @throws Error that names the requests still under way after `timeoutMs`
   */
  still(timeoutMs?: number): Promise<void>;
}

/**
 * Follows what a page asks for, from this call on: to be made before the page is opened.
 *
 * Playwright's `networkidle` would do, but is lost for good where what was asked for early is there half a second before
 * the page's scripts are, as with a long page on a busy machine (microsoft/playwright#42598).
 */
export function followRequests(page: Page): PageRequests {
  const underWay = new Set<Request>();
  let lastChange = performance.now();
  const changed = (): void => {
    lastChange = performance.now();
  };
  const ended = (request: Request): void => {
    underWay.delete(request);
    changed();
  };
  page.on('request', (request) => {
    underWay.add(request);
    changed();
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);

  return {
    async still(timeoutMs = 60_000) {
      const deadline = performance.now() + timeoutMs;
      // What was done to the page just before may not have led to a request yet.
      changed();
      while (underWay.size > 0 || performance.now() - lastChange < STILL_MS) {
        if (performance.now() > deadline) {
          const addresses = [...underWay].map((request) => request.url());
          throw new Error(`${page.url()} still waits for ${addresses.join(', ') || 'what it asks for'}`);
        }
        await wait(LOOK_EVERY_MS);
      }
    },
  };
}
