import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSystemError } from '../dataset/system-error.ts';

/** Whoever uses a folder longer than this has long loaded what it needs of it. */
const KEPT_MS = 3_600_000;

/**
 * The folder at `path`, as an earlier run kept it, or as `make` fills it. It is whole as soon as it is there, and whoever else
 * makes it at the same time gets the same one. Those beside it that nobody has asked for within an hour go.
 *
 * @param path ends in a digest of everything that goes into the folder
 * @param make fills a folder that is there and empty
 */
export async function keptFolder(path: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (await isUsed(path)) return path;
  await removeUnused(dirname(path));
  const unfinished = `${path}.${String(process.pid)}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await make(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const isThere = isSystemError(error) && ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code ?? '');
    if (!isThere || !(await isUsed(path))) throw error;
  }
  return path;
}

/** Notes that a folder is used; false where there is none. */
async function isUsed(path: string): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(path, now, now);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function removeUnused(parent: string): Promise<void> {
  for (const name of await entriesOf(parent)) {
    const path = join(parent, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}

async function entriesOf(parent: string): Promise<readonly string[]> {
  try {
    return await readdir(parent);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}
