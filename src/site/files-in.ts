import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../dataset/system-error.ts';

/** Relative paths of all files in a folder and of the links to some, sorted; of a file, itself under an empty name. */
export async function filesIn(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length))
      .sort();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOTDIR') return [''];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
