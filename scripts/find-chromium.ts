import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

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
 * The path of a Chromium: `CHROMIUM_PATH`, one on the `PATH`, or the one that Playwright keeps. Where there is none it is
 * installed: by Debian's package manager as root, otherwise by Playwright.
 *
 * @throws Error with the one line that tells how to get one.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.CHROMIUM_PATH;
  if (given !== undefined) {
    if (!isExecutable(given)) throw new Error(`CHROMIUM_PATH is not an executable file: ${given}`);
    return given;
  }
  const found = onPath(environment) ?? playwrights();
  if (found !== undefined) return found;
  install();
  const installed = onPath(environment) ?? playwrights();
  if (installed !== undefined) return installed;
  throw new Error(
    'no Chromium found: run `apt-get install chromium` as root, or `npx playwright-core install --with-deps chromium`, or set CHROMIUM_PATH',
  );
}

function onPath(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(): void {
  const attempts: [string, string[]][] =
    process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
      ? [
          ['apt-get', ['update', '-qq']],
          ['apt-get', ['install', '-y', '-qq', 'chromium']],
        ]
      : [['npx', ['playwright-core', 'install', 'chromium']]];
  for (const [command, commandArguments] of attempts) {
    console.error(`no Chromium found: ${command} ${commandArguments.join(' ')}`);
    try {
      execFileSync(command, commandArguments, { stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      // Whether it helped is seen by looking again.
    }
  }
}
