/** Makes the bundle of the generator's own pages, for every report that adds nothing to their code. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { generatorRoot } from '../../roots.ts';
import { astroConfig } from '../astro-config.ts';
import { virtualModules } from '../author-site.ts';
import { filesIn } from '../files-in.ts';
import { sharedModules } from '../shared-modules.ts';
import { SERVER } from './bundle.ts';
import { bundlePages } from './bundle-pages.ts';
import { BASE, digestOfPages, ORIGIN, READY, SHARED_SCHEME, SOURCES_DIGEST } from './ready-bundle.ts';

/** Where chapters come from that are compiled apart. */
const COMPILED = join(generatorRoot, 'src/components/compiled-chapters.ts');

function noAuthor(): AstroIntegration {
  return {
    name: 'no-author',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: virtualModules({
              chapters: () => `export { chapters } from ${JSON.stringify(COMPILED)};`,
              components: () => 'export const components = {};',
              style: () => 'export {};',
            }),
          },
        });
      },
    },
  };
}

/** Nobody is to know where the generator was when it was packed. */
async function forgetPlace(server: string): Promise<void> {
  for (const file of await filesIn(server)) {
    const path = join(server, file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(generatorRoot, '/generator/'));
  }
}

await rm(READY, { recursive: true, force: true });
await mkdir(READY, { recursive: true });
const digest = await digestOfPages();
await bundlePages(READY, {
  ...astroConfig({ author: noAuthor(), shared: sharedModules((path) => SHARED_SCHEME + path) }),
  root: generatorRoot,
  publicDir: join(generatorRoot, 'no-public'),
  site: ORIGIN,
  base: BASE,
});
await forgetPlace(join(READY, SERVER));
await writeFile(join(READY, SOURCES_DIGEST), digest);
