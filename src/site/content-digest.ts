import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../dataset/system-error.ts';
import { filesIn } from './files-in.ts';

const BUFFER_BYTES = 1 << 20;
const buffer = Buffer.alloc(BUFFER_BYTES);

/**
 * A digest of everything in folders and files, by name and content: equal exactly where the bytes are, whatever the
 * time stamps say. A file may be larger than memory.
 */
export async function contentDigest(...paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesIn(path)) {
      hash.update(`\0${file}\0`);
      addFile(hash, join(path, file));
    }
  }
  return hash.digest('hex');
}

/**
 * A link that leads to no file has no content. Every file goes through the same buffer, at once: thousands of small ones are
 * read in the time that streams take to be set up, and leave nothing to collect.
 */
function addFile(hash: Hash, path: string): void {
  try {
    const file = openSync(path, 'r');
    try {
      for (let read = fill(file); read > 0; read = fill(file)) hash.update(buffer.subarray(0, read));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const isNoFile = isSystemError(error) && (error.code === 'ENOENT' || error.code === 'EISDIR');
    if (!isNoFile) throw error;
  }
}

/** @returns how many bytes of the file came next */
function fill(file: number): number {
  return readSync(file, buffer, 0, BUFFER_BYTES, null);
}
