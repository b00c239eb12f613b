import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { generatorRoot } from '../roots.ts';

const SOURCES = `${generatorRoot.replace(/[\\/]$/, '')}${sep}src${sep}`;

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
      if (resolved === null || !isShared(resolved.id)) return null;
      return { id: pathToFileURL(resolved.id).href, external: true };
    },
  };
}

function isShared(id: string): boolean {
  return id.startsWith(SOURCES) && SHARED.test(id.slice(SOURCES.length));
}
