import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { codeEnding, codeRoot, generatorRoot } from '../roots.ts';

const SOURCES = join(generatorRoot, 'src/');

/** What makes pages and is no page, nor a part of one. */
const SHARED = /^(roots|(dataset|prototxt|analysis|figures|claims|tables|markdown|site)[\\/].*)\.[jt]s$/;

/**
 * Lets a build make its pages with the very modules that have checked data and content, not with copies of them in a bundle:
 * what was read, judged and computed for the checks is there, and need not be once more.
 */
export function sharedModules(): Plugin {
  return {
    name: 'shared-modules',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'prerender',
    async resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const shared = resolved === null ? undefined : sharedFile(resolved.id);
      return shared === undefined ? null : { id: pathToFileURL(shared).href, external: true };
    },
  };
}

/** The file that Node.js has loaded, or would load, for one of the sources; undefined for what belongs to pages. */
function sharedFile(id: string): string | undefined {
  if (!id.startsWith(SOURCES)) return undefined;
  const path = id.slice(SOURCES.length);
  return SHARED.test(path) ? join(codeRoot, path.replace(/\.[jt]s$/, codeEnding)) : undefined;
}
