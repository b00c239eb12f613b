import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { debianCommands, install, type Command } from './install-packages.ts';

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
 * The path of a Chromium that starts: `CHROMIUM_PATH`, one on the `PATH`, or the one that Playwright keeps. Where there is
 * none it is installed: by Debian's package manager as root, or by Playwright.
 *
 * @throws Error with the one line that tells how to get one.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.CHROMIUM_PATH;
  if (given !== undefined) {
    if (!starts(given)) throw new Error(`CHROMIUM_PATH is not a program that answers --version: ${given}`);
    return given;
  }
  const found = onPath(environment) ?? playwrights();
  if (found !== undefined) return found;
  for (const commands of waysToInstall()) {
    install('Chromium', commands);
    const installed = onPath(environment) ?? playwrights();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'no Chromium found: run `apt-get install chromium` as root, or `npx playwright-core install --with-deps chromium`, or set CHROMIUM_PATH',
  );
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

function waysToInstall(): readonly (readonly Command[])[] {
  const playwright: readonly Command[] = [['npx', 'playwright-core', 'install', 'chromium']];
  const debian = debianCommands('chromium');
  return debian === undefined ? [playwright] : [debian, playwright];
}
