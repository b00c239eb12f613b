import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AstroIntegration, type AstroUserConfig, build } from 'astro';
import type { Plugin } from 'vite';
import { generatorRoot } from '../../roots.ts';
import { BUNDLE, type Bundle, CLIENT, type PageStyles, SERVER } from './bundle.ts';

/** As Astro names the module that gives pages. */
const ENTRY = /^prerender-entry\..*\.mjs$/;

/** Takes what the bundler made before Astro would make pages of it, which it is kept from. */
function bundleIn(folder: string): AstroIntegration {
  let pages: ReadonlyMap<string, { readonly styles: PageStyles }> = new Map();
  let made: URL;
  let assets: string;
  const take = async (): Promise<void> => {
    const server = join(folder, SERVER);
    await rename(new URL('.prerender/', made), server);
    const entry = (await readdir(server)).find((name) => ENTRY.test(name));
    if (entry === undefined) throw new Error('the bundler made no module that gives pages');
    const bundle: Bundle = {
      entry,
      styles: [...pages].map(([key, { styles }]) => [key, styles]),
      chapters: [],
      assets,
    };
    await writeFile(join(folder, BUNDLE), JSON.stringify(bundle));
  };
  return {
    name: 'bundle',
    hooks: {
      'astro:config:done': ({ config }) => {
        made = config.outDir;
        assets = config.build.assets;
      },
      'astro:build:setup': ({ pages: ofBuild }) => {
        pages = ofBuild;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'bundle',
          setup: take,
          getStaticPaths: () => Promise.resolve([]),
          render: ({ url }) => Promise.reject(new Error(`a bundle has no pages yet: ${url}`)),
        });
      },
    },
  };
}

/** Has a bundle give more than Astro's own entry does. */
function ownEntry(): Plugin {
  return {
    name: 'own-entry',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'prerender',
    resolveId: (source, importer) =>
      source === 'astro/entrypoints/prerender' && importer === undefined
        ? join(generatorRoot, 'src/components/bundle-entry.ts')
        : null,
  };
}

/** Has Astro bundle pages in a folder, and keeps it from making them. @param config whose pages */
export async function bundlePages(folder: string, config: AstroUserConfig): Promise<void> {
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    vite: { ...config.vite, plugins: [...(config.vite?.plugins ?? []), ownEntry()], logLevel: 'silent' },
    outDir: join(folder, CLIENT),
    integrations: [...(config.integrations ?? []), bundleIn(folder)],
  });
}
