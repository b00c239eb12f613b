import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { reportRoot } from '../roots.ts';
import { USUAL_FOLDER } from './publishing-problems.ts';
import { Refusal, refusalText } from './refusal.ts';

interface Options {
  readonly site?: string;
  readonly path: string;
  readonly out?: string;
}

await new Command('pdf')
  .description('Print what was built to a PDF, with a Chromium that is on this machine.')
  .option('--site <directory>', `the built report (default: where the last build went, or ${USUAL_FOLDER})`)
  .option('--path <path>', 'the page to print', 'report/')
  .option('--out <file>', 'where to write (default: report.pdf in the built report)')
  .action(async ({ site, path, out }: Options) => {
    try {
      const { installedChromium } = await loadDriver(() => import('./pdf/installed-chromium.ts'));
      const { printReport } = await import('./pdf/print-report.ts');
      const { lastBuild } = await import('../site/last-build.ts');
      const { serveSite } = await import('../site/serve-site.ts');
      const chromium = installedChromium();
      if (chromium === undefined)
        throw new Refusal('no Chromium found; expected one on the PATH, or its path in CHROMIUM_PATH');
      const built =
        site === undefined ? ((await lastBuild()) ?? join(reportRoot, USUAL_FOLDER)) : resolve(site);
      const file = out ?? join(built, 'report.pdf');
      const server = await serveSite(built, {}, 'error');
      try {
        await printReport(chromium, new URL(path, server.url).href, file);
        console.log(file);
      } finally {
        await server.stop();
      }
    } catch (error) {
      console.error(`pdf: ${refusalText(error)}`);
      process.exitCode = 1;
    }
  })
  .parseAsync();

/** The library that drives the browser is an author's to install: nothing else needs it. */
async function loadDriver<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new Refusal('playwright-core is not installed; expected `npm install --save-dev playwright-core`');
  }
}
