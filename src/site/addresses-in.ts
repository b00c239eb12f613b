import { pathToFileURL } from 'node:url';

/**
 * The addresses under which Node.js loads modules of a folder.
 *
 * @param folder an absolute path that ends with a separator
 * @param which a pattern of their paths within; every one unless it is given
 */
export function addressesIn(folder: string, which = ''): RegExp {
  const address = pathToFileURL(folder).href.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${address}${which}`);
}
