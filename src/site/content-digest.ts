import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isSystemError } from '../dataset/system-error.ts';

/**
 * A digest of everything in folders and files, by name and content: equal exactly where the bytes are, whatever the
 * time stamps say. Streams, so that a file may be larger than memory.
 */
export async function contentDigest(...paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesIn(path)) {
      hash.update(`\0${file}\0`);
      await addFile(hash, join(path, file));
    }
  }
  return hash.digest('hex');
}

/** Relative paths of all files in a folder and of the links to some, sorted; of a file, itself under an empty name. */
async function filesIn(path: string): Promise<readonly string[]> {
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

/** A link that leads to no file has no content. */
async function addFile(hash: Hash, path: string): Promise<void> {
  try {
    await pipeline(createReadStream(path), async (chunks) => {
      for await (const chunk of chunks) hash.update(chunk as Buffer);
    });
  } catch (error) {
    const isNoFile = isSystemError(error) && (error.code === 'ENOENT' || error.code === 'EISDIR');
    if (!isNoFile) throw error;
  }
}
