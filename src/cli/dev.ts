import { flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { enterReport } from './enter-report.ts';
import { contentOption, dataOption } from './folder-options.ts';
import { hostOption, portOption, type ServerOptions } from './server-options.ts';

interface Options extends ServerOptions {
  readonly content: string;
  readonly data: string;
}

await new Command('dev')
  .description('Serve the report while you write: pages follow the prose and the data as they are saved.')
  .addOption(contentOption())
  .addOption(dataOption())
  .addOption(hostOption())
  .addOption(portOption())
  .action(async ({ content, data, host, port }: Options) => {
    enterReport({ content, data, isDev: true });
    // What Node.js has compiled it keeps for the next start when a program ends by itself, not when a signal ends it.
    process.once('SIGINT', () => {
      flushCompileCache();
      process.kill(process.pid, 'SIGINT');
    });
    const { readAhead } = await import('../site/read-ahead.ts');
    void readAhead(await datasetFolders(resolve(data)).catch(() => []));
    const [{ dev }, { astroConfig }] = await Promise.all([
      import('astro'),
      import('../site/astro-config.ts'),
    ]);
    await dev({ ...astroConfig(), configFile: false, server: { host, port } });
    // The author opens the report in a moment. What is wrong with it, the page tells.
    const { loadReport } = await import('../site/load-report.ts');
    await loadReport().catch(() => undefined);
  })
  .parseAsync();
