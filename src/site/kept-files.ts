import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

const DIGEST_BYTES = 32;

/** What was kept in a file; undefined where it is missing or no longer whole, which its digest tells. */
export async function readKept(path: string): Promise<Buffer | undefined> {
  const file = await readFile(path).catch(() => undefined);
  if (file === undefined) return undefined;
  const bytes = file.subarray(DIGEST_BYTES);
  return file.subarray(0, DIGEST_BYTES).equals(digestOf(bytes)) ? bytes : undefined;
}

/** Keeps bytes in a file, behind their digest. The folder may be deleted meanwhile: then nothing is kept. */
export async function keepFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, Buffer.concat([digestOf(bytes), bytes]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
