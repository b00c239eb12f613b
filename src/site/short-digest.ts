import { createHash } from 'node:crypto';

/** A digest of a text, short enough for the name of a file: 128 bits in hexadecimal. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
