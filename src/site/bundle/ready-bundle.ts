import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../../dataset/system-error.ts';
import { generatorRoot } from '../../roots.ts';
import { contentDigest } from '../content-digest.ts';
import { BUNDLE, type Bundle } from './bundle.ts';

/**
 * The bundle of the generator's own pages, without anything of an author's, that comes with the generator. It lacks what only
 * a report knows, and has a name in the place of each.
 */
export const READY = join(generatorRoot, 'lib/pages');

/** The file with the digest of the sources that it was made of. */
export const SOURCES_DIGEST = 'sources';

/** Stands for the origin of the site's address. */
export const ORIGIN = 'https://origin.invalid';

/** Stands for the path of the site's address. */
export const BASE = '/base.invalid/';

/** Goes before the path of a module that is no page's, which Node.js has loaded. */
export const SHARED_SCHEME = 'shared:';

export function digestOfPages(): Promise<string> {
  return contentDigest(join(generatorRoot, 'src'));
}

/** What is in the ready bundle; undefined where there is none, or one of other sources than those that are here. */
export async function readyBundle(): Promise<Bundle | undefined> {
  try {
    if ((await readFile(join(READY, SOURCES_DIGEST), 'utf8')) !== (await digestOfPages())) return undefined;
    return JSON.parse(await readFile(join(READY, BUNDLE), 'utf8')) as Bundle;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
