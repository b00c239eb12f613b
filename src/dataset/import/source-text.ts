import { readFile } from 'node:fs/promises';
import { isSystemError } from '../system-error.ts';
import { Unreadable } from './unreadable.ts';

/** The text of a file of a source; throws {@link Unreadable} where the system does not give it. */
export async function readSourceText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Unreadable(error.message, { cause: error });
  }
}
