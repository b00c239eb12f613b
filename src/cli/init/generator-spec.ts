import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isSystemError } from '../../dataset/system-error.ts';

const NAME = 'inference-report';

/**
 * How a new report asks npm for the generator that makes it: as this one was asked for where that was a file, else by
 * its version and those that are compatible.
 *
 * @param generator the folder of the generator, which may lie in the `node_modules` of what asked for it
 * @param folder of the new report
 */
export async function generatorSpec(generator: string, folder: string, version: string): Promise<string> {
  const above = dirname(generator);
  const asker = above.endsWith(`${sep}node_modules`) ? dirname(above) : undefined;
  const asked = asker === undefined ? undefined : await dependencyOf(asker);
  if (asker === undefined || !asked?.startsWith('file:')) return `^${version}`;
  const file = resolve(asker, asked.slice('file:'.length));
  return `file:${relative(resolve(folder), file).replaceAll(sep, '/')}`;
}

async function dependencyOf(folder: string): Promise<string | undefined> {
  try {
    const description = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    return description.dependencies?.[NAME];
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
