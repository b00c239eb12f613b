import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { codeEnding, codeRoot, generatorRoot } from '../roots.ts';

const SOURCES = join(generatorRoot, 'src/');

/** What makes pages and is no page, nor a part of one. */
const SHARED = /^(roots|(dataset|prototxt|analysis|figures|claims|tables|markdown|site)[\\/].*)\.[jt]s$/;

/** What Vite need not look at when it runs a page for `dev`: Node.js is asked for it as it is for its own. */
const OF_NODE = [...builtinModules, /^node:/, addressesOfShared()];

/**
 * Lets pages be made with the modules that Node.js itself has loaded, not with copies of them: what a build has read, judged
 * and computed for its checks is there, and need not be once more; `dev` compiles pages alone, and what it knows outlives them.
 */
export function sharedModules(): Plugin {
  return {
    name: 'shared-modules',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    configEnvironment: (_name, { consumer }) =>
      consumer === 'client' ? undefined : { resolve: { builtins: OF_NODE } },
    async resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const shared = resolved === null ? undefined : sharedFile(resolved.id);
      return shared === undefined ? null : { id: pathToFileURL(shared).href, external: true };
    },
  };
}

function addressesOfShared(): RegExp {
  const folder = pathToFileURL(codeRoot).href.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${folder}${SHARED.source.slice(1)}`);
}

/** The file that Node.js has loaded, or would load, for one of the sources; undefined for what belongs to pages. */
function sharedFile(id: string): string | undefined {
  if (!id.startsWith(SOURCES)) return undefined;
  const path = id.slice(SOURCES.length);
  return SHARED.test(path) ? join(codeRoot, path.replace(/\.[jt]s$/, codeEnding)) : undefined;
}
