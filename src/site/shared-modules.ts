import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { codeEnding, codeRoot, generatorRoot } from '../roots.ts';
import { addressesIn } from './addresses-in.ts';

const SOURCES = join(generatorRoot, 'src/');

/** What makes pages and is no page, nor a part of one. */
const SHARED = /^(roots|(dataset|prototxt|analysis|figures|claims|tables|markdown|site)[\\/].*)\.[jt]s$/;

/** What Vite need not look at when it runs a page for `dev`: Node.js is asked for it as it is for its own. */
const OF_NODE = [...builtinModules, /^node:/, addressesIn(codeRoot, SHARED.source.slice(1))];

/**
 * Lets pages be made with the modules that Node.js itself has loaded, not with copies of them: what a build has read, judged
 * and computed for its checks is there, and need not be once more; `dev` compiles pages alone, and what it knows outlives them.
 *
 * @param address how a page names one of them, given as its path in the code, without an ending
 */
export function sharedModules(address = addressOfShared): Plugin {
  return {
    name: 'shared-modules',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    configEnvironment: (_name, { consumer }) =>
      consumer === 'client' ? undefined : { resolve: { builtins: OF_NODE } },
    resolveId: {
      filter: { id: /^\.{1,2}\/.*\.[jt]s$/ },
      // The sources name each other as they are: nothing need be looked for.
      handler(source, importer) {
        const shared = importer && sharedPath(join(dirname(importer.replace(/\?.*$/, '')), source));
        return shared ? { id: address(shared), external: true } : null;
      },
    },
  };
}

/** Where Node.js has loaded a shared module from, or would load it. */
export function addressOfShared(path: string): string {
  return pathToFileURL(join(codeRoot, path + codeEnding)).href;
}

/** The path of one of the sources, without its ending; undefined for what belongs to pages. */
function sharedPath(id: string): string | undefined {
  if (!id.startsWith(SOURCES)) return undefined;
  const path = id.slice(SOURCES.length);
  return SHARED.test(path) ? path.replace(/\.[jt]s$/, '') : undefined;
}
