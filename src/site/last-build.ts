import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../dataset/system-error.ts';
import { cacheDirectory } from './settings.ts';

const LAST_BUILD = join(cacheDirectory, 'last-build');

/** Remembers where a site was made, as an absolute path. */
export async function rememberBuild(folder: string): Promise<void> {
  await mkdir(cacheDirectory, { recursive: true });
  await writeFile(LAST_BUILD, folder);
}

/** The folder that the last build made a site in; undefined where none is known of. */
export async function lastBuild(): Promise<string | undefined> {
  try {
    return await readFile(LAST_BUILD, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
