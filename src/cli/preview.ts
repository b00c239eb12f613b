import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { reportRoot } from '../roots.ts';
import { USUAL_FOLDER } from './publishing-problems.ts';
import { refusalText } from './refusal.ts';
import { hostOption, portOption, type ServerOptions } from './server-options.ts';

await new Command('preview')
  .description('Serve what was built, under the path that it was built for.')
  .option('--out <directory>', `the built report (default: where the last build went, or ${USUAL_FOLDER})`)
  .addOption(hostOption())
  .addOption(portOption())
  .action(async ({ out, host, port }: ServerOptions & { readonly out?: string }) => {
    try {
      const { lastBuild } = await import('../site/last-build.ts');
      const { serveSite } = await import('../site/serve-site.ts');
      const built = out === undefined ? await lastBuild() : resolve(out);
      await serveSite(built ?? join(reportRoot, USUAL_FOLDER), { host, port });
    } catch (error) {
      console.error(`preview: ${refusalText(error)}`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
