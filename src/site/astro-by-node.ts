import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { init } from 'es-module-lexer';
import type { Plugin } from 'vite';
import { addressesIn } from './addresses-in.ts';
import { plainModules } from './plain-modules.ts';

/** The code of Astro. */
const ASTRO = dirname(fileURLToPath(import.meta.resolve('astro'))) + sep;

/**
 * Lets Node.js run the modules of Astro that need nothing of Vite, which are more than half of the three hundred that the first page
 * of `dev` takes: Vite need not compile them.
 */
export function astroByNode(): Plugin {
  const isPlain = plainModules();
  return {
    name: 'astro-by-node',
    enforce: 'pre',
    apply: 'serve',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    configEnvironment: (_name, { consumer }) =>
      consumer === 'client' ? undefined : { resolve: { builtins: [addressesIn(ASTRO)] } },
    resolveId: {
      filter: { id: /^(\.{1,2}\/|astro(\/|$))/ },
      async handler(source, importer) {
        const path = await pathOf(source, importer, () => this.resolve(source, importer, { skipSelf: true }));
        if (path === undefined) return null;
        await init();
        return isPlain(path) ? { id: pathToFileURL(path).href, external: true } : null;
      },
    },
  };
}

/** The file of Astro that is meant; undefined where it is none. */
async function pathOf(
  source: string,
  importer: string | undefined,
  resolve: () => Promise<{ readonly id: string } | null>,
): Promise<string | undefined> {
  if (source.startsWith('.'))
    return importer?.startsWith(ASTRO) ? join(dirname(importer), source) : undefined;
  const id = (await resolve())?.id;
  return id?.startsWith(ASTRO) ? id : undefined;
}
