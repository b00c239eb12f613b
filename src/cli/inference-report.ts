#!/usr/bin/env node
import { dirname } from 'node:path';
import { expectOneOf } from '../dataset/nearest.ts';
import { generatorVersion, nodeRange } from './generator-version.ts';
import { isInRange } from './node-version.ts';

interface CommandEntry {
  readonly what: string;
  /** Runs it on the arguments after its name. */
  run(): Promise<unknown>;
}

const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map([
  ['init', { what: 'begin a report of your own', run: () => import('./init.ts') }],
  ['dev', { what: 'the report while you write', run: () => import('./dev.ts') }],
  ['build', { what: 'check everything, then make the site', run: () => import('./build.ts') }],
  ['preview', { what: 'serve what was built', run: () => import('./preview.ts') }],
  ['validate', { what: 'check datasets', run: () => import('./validate.ts') }],
  ['import', { what: 'make a dataset of what other tools wrote', run: () => import('./import.ts') }],
  ['split', { what: 'a dataset of each board in a cluster', run: () => import('./split.ts') }],
  ['diff', { what: 'what changed between two datasets', run: () => import('./diff.ts') }],
  ['cite', { what: 'the files by which others cite the report', run: () => import('./cite.ts') }],
  [
    'adaptive',
    { what: 'a model file with the fastest library for each layer', run: () => import('./adaptive.ts') },
  ],
  ['pdf', { what: 'print what was built', run: () => import('./pdf.ts') }],
  ['migrate', { what: 'bring the report to the formats of this version', run: () => import('./migrate.ts') }],
]);

const NAME = 'inference-report';

function usage(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  const lines = [...COMMANDS].map(([name, { what }]) => `  ${name.padEnd(width)}  ${what}`);
  return [`Usage: ${NAME} <command> [options]`, '', ...lines, '', `${NAME} <command> --help says more.`].join(
    '\n',
  );
}

const [node, program, name, ...rest] = process.argv as [string, string, ...string[]];
const command = name === undefined ? undefined : COMMANDS.get(name);
if (!isInRange(process.versions.node, nodeRange())) {
  console.error(`${NAME}: Node.js ${process.versions.node} is not enough; expected ${nodeRange()}`);
  process.exitCode = 1;
} else if (command !== undefined) {
  // Compiling takes a second of a build, and is the same every time; `NODE_COMPILE_CACHE` says where else it is kept.
  const { enableCompileCache, getCompileCacheDir } = await import('node:module');
  enableCompileCache();
  // Where the threads and processes of a command look too.
  const kept = getCompileCacheDir();
  if (kept !== undefined) process.env.NODE_COMPILE_CACHE ??= dirname(kept);
  // Each command reads its arguments as if it had been called by itself.
  process.argv = [node, program, ...rest];
  await command.run();
} else if (name === '--version') {
  console.log(generatorVersion());
} else if (name === '--help') {
  console.log(usage());
} else if (name === undefined) {
  console.error(usage());
  process.exitCode = 1;
} else {
  console.error(
    `${NAME}: unknown command: ${JSON.stringify(name)}; expected ${expectOneOf(name, [...COMMANDS.keys()])}`,
  );
  process.exitCode = 1;
}
