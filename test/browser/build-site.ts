import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PROGRAM = 'src/cli/inference-report.ts';

export interface Sources {
  readonly content: string;
  readonly data: string;
  /** Where the project is; the one under test unless it is a copy. */
  readonly project?: string;
}

/** What the test runner sets. */
const OF_THE_TESTS = new Set(['VITEST', 'NODE_ENV', 'TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']);

/**
 * The environment of a command that is not told that a test runs it: Astro serves otherwise there, and a build that finds
 * DEV believes that it is none.
 */
export function outsideTests(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !OF_THE_TESTS.has(name));
  return { ...Object.fromEntries(own), ...environment };
}

/** The environment in which the project takes its content and data from elsewhere. */
export function environmentOf({ content, data }: Sources): NodeJS.ProcessEnv {
  return outsideTests({ CONTENT_DIR: resolve(content), DATA_DIR: resolve(data) });
}

/** Builds a site from other content and data, as another author would; fails with the build's own words. */
export async function buildSite(outDirectory: string, sources: Sources): Promise<void> {
  const options = { cwd: resolve(sources.project ?? '.'), env: environmentOf(sources), maxBuffer: 1 << 26 };
  await run(process.execPath, buildArguments(outDirectory), options);
}

/** What makes the report in a folder. Sentences that other data break are not what these tests are about. */
export function buildArguments(outDirectory: string): string[] {
  return [PROGRAM, 'build', '--out', outDirectory, '--allow-broken-claims'];
}

const PROJECT = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'astro.config.mjs',
  'src',
  'lib/pages',
];

/** Bundles the generator's pages, as npm does when the project is installed or packed. */
export async function makeReady(project: string): Promise<void> {
  await run(process.execPath, ['src/site/bundle/make-ready-bundle.ts'], {
    cwd: project,
    env: outsideTests({}),
  });
}

/** A copy of the project whose sources a test may change; its dependencies are linked, its caches are its own. */
export async function copyProject(directory: string): Promise<void> {
  await mkdir(join(directory, 'node_modules'), { recursive: true });
  for (const entry of PROJECT) await cp(entry, join(directory, entry), { recursive: true });
  for (const entry of (await readdir('node_modules')).filter((name) => !name.startsWith('.')))
    await symlink(resolve('node_modules', entry), join(directory, 'node_modules', entry));
}
