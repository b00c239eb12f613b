import { installedChromium } from '../src/cli/pdf/installed-chromium.ts';
import { debianCommands, install, type Command } from './install-packages.ts';

/**
 * The path of a Chromium that starts. Where there is none it is installed: by Debian's package manager as root, or by
 * Playwright.
 *
 * @throws Error with the one line that tells how to get one.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const found = installedChromium(environment);
  if (found !== undefined) return found;
  for (const commands of waysToInstall()) {
    install('Chromium', commands);
    const installed = installedChromium(environment);
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'no Chromium found: run `apt-get install chromium` as root, or `npx playwright-core install --with-deps chromium`, or set CHROMIUM_PATH',
  );
}

function waysToInstall(): readonly (readonly Command[])[] {
  const playwright: readonly Command[] = [['npx', 'playwright-core', 'install', 'chromium']];
  const debian = debianCommands('chromium');
  return debian === undefined ? [playwright] : [debian, playwright];
}
