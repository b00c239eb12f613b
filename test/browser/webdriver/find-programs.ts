import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { debianCommands, install } from '../../../scripts/install-packages.ts';

/** The paths of programs, each by the first of its names that is there; where one is missing its packages are installed. */
export function findPrograms(
  browser: string,
  names: readonly (readonly string[])[],
  packages: readonly string[],
): { readonly paths: readonly string[]; readonly missing: string | undefined } {
  const find = () => names.map((ofOne) => onPath(ofOne));
  let paths = find();
  // What they recommend is for who watches films.
  const commands = debianCommands('--no-install-recommends', ...packages);
  if (paths.includes(undefined) && commands !== undefined) {
    install(browser, commands);
    paths = find();
  }
  const found = paths.filter((path) => path !== undefined);
  return {
    paths: found,
    missing:
      found.length === names.length
        ? undefined
        : `no ${browser} to drive: run \`apt-get install ${packages.join(' ')}\` as root`,
  };
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
