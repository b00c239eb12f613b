import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../src/cli/pdf/installed-chromium.ts';
import { changeOneRow } from './change-one-row.ts';
import { findChromium } from './find-chromium.ts';

export const DEV_BUDGET = { firstPageMs: 5000, proseMs: 1000, dataMs: 2000 };

/** Times in ms until an author sees, in a browser, the first page and then what was saved. */
export interface DevTimes {
  /** From the command to a chapter with its figures; nothing was kept from before but the code that Node.js has compiled. */
  readonly firstPage: readonly number[];
  /** The same where it has not compiled the code of `dev` yet. */
  readonly veryFirstPage: number;
  /** From saving a chapter. */
  readonly prose: readonly number[];
  /** From saving a table of runs of which the page shows figures. */
  readonly data: readonly number[];
}

const CHAPTER = { file: '03-speed.mdx', path: '/speed/' };
const DATASET = 'jetson-tx1';

/**
 * Serves a copy of the report while it is written, and writes.
 *
 * @param runs of everything but the start, of which there are at most 3
 * @param forget removes all that an earlier command left but what Node.js has compiled
 */
export async function devTimes(runs: number, forget: () => void): Promise<DevTimes> {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-dev-'));
  const [content, data] = ['content', 'data'].map((name) => join(scratch, name)) as [string, string];
  cpSync('content', content, { recursive: true });
  cpSync('data', data, { recursive: true });
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] });
  const prose: number[] = [];
  const changedData: number[] = [];
  let server: ChildProcess | undefined;
  try {
    let page = await browser.newPage();
    const firstPage = async (): Promise<number> => {
      // An open one would load anew as soon as there is a server again.
      await page.close();
      page = await browser.newPage();
      if (server !== undefined) await stop(server);
      forget();
      const start = performance.now();
      server = startDev(content, data);
      const address = await addressOf(server);
      await page.goto(`${address}${CHAPTER.path.slice(1)}`, { timeout: 120_000, waitUntil: 'commit' });
      await page.locator('figure svg').first().waitFor();
      return performance.now() - start;
    };
    const veryFirstPage = await firstPage();
    const firstPages: number[] = [];
    for (let run = 0; run < Math.min(runs, 3); run += 1) firstPages.push(await firstPage());
    const chapter = join(content, CHAPTER.file);
    for (let run = 0; run < runs; run += 1) {
      const word = `Seen${String.fromCharCode(65 + run)}`;
      prose.push(
        await seen(page, `document.body?.textContent.includes(${JSON.stringify(word)})`, () => {
          writeFileSync(chapter, `${readFileSync(chapter, 'utf8')}\n${word}.\n`);
        }),
      );
    }
    for (let run = 0; run < runs; run += 1) {
      const before = await digestShown(page);
      changedData.push(
        await seen(page, `[undefined, ${JSON.stringify(before)}].includes(${DIGEST_SHOWN}) === false`, () => {
          changeOneRow(join(data, DATASET));
        }),
      );
    }
    return { firstPage: firstPages, veryFirstPage, prose, data: changedData };
  } finally {
    await browser.close();
    if (server !== undefined) await stop(server);
    rmSync(scratch, { recursive: true, force: true });
  }
}

function startDev(content: string, data: string): ChildProcess {
  const place = ['--content', content, '--data', data, '--host', '127.0.0.1', '--port', '4399'];
  return spawn(process.execPath, ['src/cli/start.js', 'dev', ...place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill();
  await once(server, 'exit');
}

/** What the page says of the data that it was made of. */
const DIGEST_SHOWN = `document.querySelector('[data-summaries]')?.dataset.summaries`;

async function digestShown(page: Page): Promise<string | undefined> {
  return page.evaluate<string | undefined>(DIGEST_SHOWN);
}

/** @param condition as a browser's expression @returns ms from the change until it holds */
async function seen(page: Page, condition: string, change: () => void): Promise<number> {
  const start = performance.now();
  change();
  await page.waitForFunction(condition, undefined, { polling: 20, timeout: 60_000 });
  return performance.now() - start;
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    server.once('exit', () => {
      reject(new Error(`dev does not serve: ${said}`));
    });
  });
}
