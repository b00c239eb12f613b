import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../roots.ts';

interface PackageDescription {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** The version of the generator. */
export function generatorVersion(): string {
  return describedPackage().version;
}

/** The versions of Node.js that the generator runs on, as npm writes ranges. */
export function nodeRange(): string {
  return describedPackage().engines.node;
}

function describedPackage(): PackageDescription {
  return JSON.parse(readFileSync(join(generatorRoot, 'package.json'), 'utf8')) as PackageDescription;
}
