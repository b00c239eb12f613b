import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { isSystemError } from '../dataset/system-error.ts';

const DIGEST_BYTES = 32;

/** Writes bytes behind a digest of them. A machine that stops may leave half of them, which the digest tells: nothing waits for the disk. */
export async function writeSealed(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, Buffer.concat([digestOf(bytes), bytes]), { fsync: false });
}

/** The bytes again; undefined where the file is missing, cannot be read, or is no longer whole. */
export async function readSealed(path: string): Promise<Uint8Array | undefined> {
  try {
    return unsealed(await readFile(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** The same for who cannot wait. */
export function readSealedNow(path: string): Uint8Array | undefined {
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
