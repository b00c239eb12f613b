/**
 * Makes a bundle in the folder that the only argument names. A process of its own, as data are checked meanwhile: it reads
 * none of them.
 */
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { astroConfig } from '../astro-config.ts';
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

/** What was thrown, without where in the program it came from. */
function withoutPlaces(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim();
}

const folder = process.argv[2]!;
const { integrations = [], ...config } = astroConfig();
try {
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    vite: { ...config.vite, logLevel: 'silent' },
    outDir: join(folder, CLIENT),
    integrations: [...integrations, bundleIn(folder)],
  });
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(withoutPlaces(error.message));
  process.exitCode = 1;
}
