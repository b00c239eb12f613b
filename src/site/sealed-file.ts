import { closeSync, mkdirSync, openSync, readFileSync, writevSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { isSystemError } from '../dataset/system-error.ts';

const SEAL_BYTES = 4;

/**
 * Writes bytes, which may come in parts, behind a checksum of them. Whoever stops in the middle, or reads before the end, has half of
 * them, which the checksum tells.
 */
export function writeSealed(path: string, parts: readonly Uint8Array[]): void {
  const file = openToWrite(path);
  try {
    writevSync(file, [sealOf(parts), ...parts]);
  } finally {
    closeSync(file);
  }
}

function openToWrite(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    if (!(isSystemError(error) && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  }
}

/** The bytes again, as one; undefined where the file is missing, cannot be read, or is no longer whole. */
export function readSealed(path: string): Uint8Array | undefined {
  try {
    return unsealed(readFileSync(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

function unsealed(file: Buffer): Uint8Array | undefined {
  const bytes = file.subarray(SEAL_BYTES);
  return file.subarray(0, SEAL_BYTES).equals(sealOf([bytes])) ? bytes : undefined;
}

function sealOf(parts: readonly Uint8Array[]): Buffer {
  const seal = Buffer.alloc(SEAL_BYTES);
  seal.writeUInt32LE(parts.reduce((sum, part) => crc32(part, sum), 0));
  return seal;
}
