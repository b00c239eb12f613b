import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a build replaces in the bundle of the site, which stands elsewhere than this file. */
declare const GENERATOR_ROOT: string;

/** The folder of the generator: its `package.json` and its `src/`. Only read from: it may lie in `node_modules`. */
export const generatorRoot: string =
  typeof GENERATOR_ROOT === 'string' ? GENERATOR_ROOT : fileURLToPath(new URL('..', import.meta.url));

/**
 * The folder of the report: `content/`, `data/`, and what is made of them. As npm has it, the nearest one with a
 * `package.json`, from the working directory upwards; without any, the working directory.
 */
export const reportRoot: string = nearestPackage(process.cwd()) ?? process.cwd();

/** A path within the report's folder as it is written from the working directory: `data`, or `../data` from below. */
export function inReport(path: string): string {
  return relative(process.cwd(), join(reportRoot, path));
}

function nearestPackage(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearestPackage(above);
}
