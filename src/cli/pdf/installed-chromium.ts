import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { Misstated } from '../../dataset/misstated.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Flags for a quiet, reproducible browser; without the sandbox only where root could not have one. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, one on the `PATH`, or the one that Playwright keeps; undefined
 * where there is none.
 *
 * @throws Misstated where `CHROMIUM_PATH` is no such program
 */
export function installedChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = environment.CHROMIUM_PATH;
  if (given === undefined) return onPath(environment) ?? playwrights();
  if (!starts(given))
    throw new Misstated(`CHROMIUM_PATH starts no browser: ${given}`, 'one that answers --version');
  return given;
}

function onPath(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path) && starts(path));
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : undefined;
}

/** Ubuntu has a stand-in under the browser's name that only says how to get it; it fails when asked for its version. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
