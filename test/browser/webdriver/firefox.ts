import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Capabilities, WebDriver } from 'selenium-webdriver';
import { Command } from 'selenium-webdriver/lib/command.js';
import type { Startable } from './driven.ts';
import { findPrograms } from './find-programs.ts';
import { Marionette } from './marionette.ts';
import { eventually, start } from './processes.ts';

/** Firefox as it comes, without a window; what the programs of Debian and of Mozilla are called. */
export function firefox(): Startable {
  const { paths, missing } = findPrograms('Firefox', [['firefox-esr', 'firefox']], ['firefox-esr']);
  return {
    name: 'Firefox',
    knowsFingers: true,
    printsOnDemand: true,
    missing,
    async start() {
      const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
      const downloads = mkdtempSync(join(tmpdir(), 'downloads-'));
      await writeFile(join(profile, 'user.js'), preferences(downloads));
      const program = start(paths[0]!, [
        '--headless',
        '--no-remote',
        '--marionette',
        '--remote-allow-system-access',
        '--profile',
        profile,
      ]);
      const port = await eventually('the port of Firefox', () =>
        readFile(join(profile, 'MarionetteActivePort'), 'utf8').then(
          (text) => Number(text) || undefined,
          () => undefined,
        ),
      );
      const marionette = await Marionette.connect(port);
      const driver = WebDriver.createSession(marionette, new Capabilities());
      const asBrowser = async <Result>(script: string, ...given: unknown[]): Promise<Result> => {
        await driver.execute(new Command('setContext').setParameter('value', 'chrome'));
        try {
          return await driver.executeScript<Result>(script, ...given);
        } finally {
          await driver.execute(new Command('setContext').setParameter('value', 'content'));
        }
      };
      return {
        driver,
        downloads,
        complaints: () => asBrowser(COMPLAINTS),
        onPaper: (isPaper) => asBrowser(ON_PAPER, isPaper ? 'print' : ''),
        async close() {
          marionette.close();
          await program.stop();
          for (const folder of [profile, downloads])
            rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
        },
      };
    },
  };
}

/** A port that is free, files without a question, and nothing that looks for anything outside the machine. */
function preferences(downloads: string): string {
  const all: Readonly<Record<string, string | number | boolean>> = {
    'marionette.port': 0,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'app.update.disabledForTesting': true,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  };
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/**
 * Runs in the browser, not in a page: what its console has of pages. Only a machine with much to do, or a reader in a hurry,
 * has it say that a font came before it was needed.
 */
const COMPLAINTS = `
  return Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError && message.sourceName.startsWith('http'))
    .filter((message) => !message.errorMessage.includes('preloaded with link preload'))
    .map((message) => message.category + ': ' + message.errorMessage + ' ' + message.sourceName);
`;

const ON_PAPER = `gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0];`;
