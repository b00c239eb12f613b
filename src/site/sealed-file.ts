import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../dataset/system-error.ts';

const DIGEST_BYTES = 32;

/**
 * Writes bytes behind a digest of them. Whoever stops in the middle, or reads before the end, has half of them, which the digest
 * tells.
 */
export function writeSealed(path: string, bytes: Uint8Array): void {
  const file = Buffer.concat([digestOf(bytes), bytes]);
  try {
    writeFileSync(path, file);
  } catch (error) {
    if (!(isSystemError(error) && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file);
  }
}

/** The bytes again; undefined where the file is missing, cannot be read, or is no longer whole. */
export function readSealed(path: string): Uint8Array | undefined {
  try {
    return unsealed(readFileSync(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

function unsealed(file: Buffer): Uint8Array | undefined {
  const bytes = file.subarray(DIGEST_BYTES);
  return file.subarray(0, DIGEST_BYTES).equals(digestOf(bytes)) ? bytes : undefined;
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
