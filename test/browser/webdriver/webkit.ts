import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Builder, Capabilities } from 'selenium-webdriver';
import type { Startable } from './driven.ts';
import { findPrograms } from './find-programs.ts';
import { eventually, start, type Started } from './processes.ts';

/** WebKit for GTK in its small browser, on a screen that nobody sees: it cannot do without one. */
export function webkit(): Startable {
  const { paths, missing } = findPrograms(
    'WebKit',
    [['WebKitWebDriver'], ['Xvfb']],
    ['webkit2gtk-driver', 'xvfb'],
  );
  const browser = missing === undefined ? miniBrowser() : undefined;
  return {
    name: 'WebKit',
    knowsFingers: false,
    printsOnDemand: false,
    missing: missing ?? (browser === undefined ? 'no MiniBrowser beside WebKitWebDriver' : undefined),
    async start() {
      const home = mkdtempSync(join(tmpdir(), 'webkit-'));
      const screen = start(paths[1]!, [
        '-displayfd',
        '3',
        '-screen',
        '0',
        '1600x1200x24',
        '-nolisten',
        'tcp',
      ]);
      const display = await displayOf(screen);
      const port = await freePort();
      const service = start(paths[0]!, [`--port=${String(port)}`, '--host=127.0.0.1'], {
        env: { ...process.env, HOME: home, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
      });
      const url = `http://127.0.0.1:${String(port)}`;
      await eventually('WebKitWebDriver', () =>
        fetch(`${url}/status`).then(
          () => true,
          () => undefined,
        ),
      );
      const wanted = new Capabilities({ browserName: 'MiniBrowser' }).set('webkitgtk:browserOptions', {
        binary: browser,
        args: ['--automation', '--enable-write-console-messages-to-stdout=true'],
      });
      const driver = await new Builder().usingServer(url).withCapabilities(wanted).build();
      return {
        driver,
        downloads: home,
        complaints: () =>
          Promise.resolve(
            service
              .printed()
              .split('\n')
              .filter((line) => /^CONSOLE .*(ERROR|WARN)/.test(line)),
          ),
        async close() {
          await driver.quit();
          await service.stop();
          await screen.stop();
          rmSync(home, { recursive: true, force: true, maxRetries: 5 });
        },
      };
    },
  };
}

/** Debian keeps it among the libraries, in a folder that has the interface's version in its name. */
function miniBrowser(): string | undefined {
  return ['/usr/lib', '/usr/libexec']
    .filter(existsSync)
    .flatMap((root) => [root, ...readdirSync(root).map((folder) => join(root, folder))])
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((api) => join(folder, api)),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path));
}

/** The name of the screen, which the server writes once it is there. */
function displayOf({ process }: Started): Promise<string> {
  const said = process.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    said.once('data', (data: Buffer) => resolve(`:${data.toString().trim()}`));
    process.once('exit', () => reject(new Error('Xvfb did not start')));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
