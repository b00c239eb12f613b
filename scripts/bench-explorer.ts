import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../src/cli/pdf/installed-chromium.ts';
import { findChromium } from './find-chromium.ts';
import { serveStatic } from './static-server.ts';

export const EXPLORER_BUDGET = { interactiveMs: 1000, slowInteractiveMs: 6000, changeMs: 100 };

/** A slow line, and a processor slowed by so much: a phone of some years ago in a village. */
const SLOW = { bitsPerSecond: 400_000, roundTripMs: 100, processorBy: 4 };

/** What is changed, in which figure: a link, a field of its form, and two values to go to and fro between. */
interface Change {
  readonly what: string;
  readonly query: string;
  readonly field: string;
  readonly values: readonly [string, string];
}

const CHANGES: readonly Change[] = [
  {
    what: 'time by model → images per second',
    query: '?kind=best-by-model',
    field: 'quantity',
    values: ['images-per-second', 'time'],
  },
  {
    what: 'layers of AlexNet, all libraries and batch sizes: error bars',
    query: '?kind=layers&model=bvlc-alexnet&batches=2+4+6+8+10+12+14+16',
    field: 'spread',
    values: ['none', 'std'],
  },
  {
    what: 'layers of GoogleNet, all libraries and batch sizes: error bars',
    query: '?kind=layers&model=bvlc-googlenet&batches=2+4+6+8+10+12+14+16',
    field: 'spread',
    values: ['none', 'std'],
  },
  {
    what: 'the adaptive solution: method',
    query: '?kind=adaptive-breakdown&model=bvlc-googlenet&set=reasonable',
    field: 'method',
    values: ['same-batch', 'cross-validated'],
  },
];

/**
 * How long the explorer of a built report takes until a reader can use it, here and on a slow line and processor, and from a
 * change until it is painted; ms.
 */
export async function explorerTimes(
  site: string,
  runs: number,
): Promise<{
  readonly interactive: readonly number[];
  readonly slowInteractive: readonly number[];
  readonly changes: ReadonlyMap<string, readonly number[]>;
}> {
  const server = await serveStatic(site, { encoding: 'gzip' });
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] });
  try {
    const open = async (query: string, isSlow = false): Promise<{ page: Page; readyMs: number }> => {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      if (isSlow) await slowDown(page);
      await page.addInitScript(noteReady);
      await page.goto(`${server.url}explore/jetson-tx1/${query}`);
      const readyMs = await page.waitForFunction(() => (globalThis as Noted).readyMs);
      return { page, readyMs: (await readyMs.jsonValue())! };
    };
    const untilReady = async (count: number, isSlow: boolean): Promise<readonly number[]> => {
      const times: number[] = [];
      for (let run = 0; run < count; run += 1) {
        const { page, readyMs } = await open('', isSlow);
        times.push(readyMs);
        await page.context().close();
      }
      return times;
    };
    const interactive = await untilReady(runs, false);
    const slowInteractive = await untilReady(Math.min(runs, 3), true);
    const changes = new Map<string, readonly number[]>();
    for (const { what, query, field, values } of CHANGES) {
      const { page } = await open(query);
      const times: number[] = [];
      // The first change compiles what the others run.
      for (let run = 0; run <= runs; run += 1)
        times.push(await page.evaluate(change, [field, values[run % 2]!] as const));
      changes.set(what, times.slice(1));
      await page.context().close();
    }
    return { interactive, slowInteractive, changes };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.roundTripMs,
    downloadThroughput: SLOW.bitsPerSecond / 8,
    uploadThroughput: SLOW.bitsPerSecond / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processorBy });
}

type Noted = typeof globalThis & { readyMs?: number };

/** Runs in the page before anything else: notes when the explorer says that it is ready. */
function noteReady(): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-explorer][data-ready]') === null) return;
    observer.disconnect();
    (globalThis as Noted).readyMs = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
}

/** Runs in the page: changes a field as a reader would and waits for the frame that shows it; ms. */
async function change([name, value]: readonly [string, string]): Promise<number> {
  const field = document.querySelector<HTMLInputElement>(`.explorer-form [name="${name}"]`)!;
  const input =
    field.type === 'radio'
      ? document.querySelector<HTMLInputElement>(`.explorer-form [name="${name}"][value="${value}"]`)!
      : field;
  const start = performance.now();
  if (input.type === 'radio') input.checked = true;
  else input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}
