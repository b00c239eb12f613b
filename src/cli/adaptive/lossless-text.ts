import { readFile } from 'node:fs/promises';

/** A file's text, and how to get bytes from it again. */
export interface LosslessText {
  readonly text: string;
  encode(text: string): Buffer;
}

/**
 * Reads a text so that every byte of it can be written again: as UTF-8 where it is that, a byte-order mark included,
 * or else each byte as one character, so that a comment in Latin-1 is not lost.
 */
export async function readLosslessText(file: string): Promise<LosslessText> {
  const bytes = await readFile(file);
  const text = bytes.toString('utf8');
  const encoding = Buffer.from(text, 'utf8').equals(bytes) ? 'utf8' : 'latin1';
  return {
    text: encoding === 'utf8' ? text : bytes.toString('latin1'),
    encode: (changed) => Buffer.from(changed, encoding),
  };
}
