import { readFile } from 'node:fs/promises';
import { isObject } from './is-object.ts';
import { isSystemError } from './system-error.ts';

/** The version that a `datapackage.json` states; undefined where it states none, or is none. */
export async function statedVersion(file: string): Promise<string | undefined> {
  try {
    const descriptor: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObject(descriptor) && typeof descriptor.version === 'string' ? descriptor.version : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
