import { existsSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the generator: its `package.json` and its `src/`. Only read from: it may lie in `node_modules`. */
export const generatorRoot: string = fileURLToPath(new URL('..', import.meta.url));

/** The folder of its code as Node.js runs it: `src/`, or `lib/` where that was compiled for a package. */
export const codeRoot: string = fileURLToPath(new URL('.', import.meta.url));

/** How files end there. */
export const codeEnding: string = extname(import.meta.url);

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
