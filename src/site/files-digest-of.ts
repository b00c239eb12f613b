import { contentDigest } from './content-digest.ts';
import { isDev } from './settings.ts';

const digested = new Map<string, Promise<string>>();

/**
 * What tells the files of a dataset from other ones. A build asks once, before it reads any of them; `dev` looks each time.
 *
 * @param directory an absolute path
 */
export function filesDigestOf(directory: string): Promise<string> {
  const known = isDev ? undefined : digested.get(directory);
  if (known !== undefined) return known;
  const digest = contentDigest(directory);
  digested.set(directory, digest);
  return digest;
}
