import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Misstated } from '../../dataset/misstated.ts';
import { isSystemError } from '../../dataset/system-error.ts';

/** The day that the starter's report says it was published. */
const STARTERS_DAY = '2026-11-29';

export interface Beginning {
  /** What the starter is copied from. */
  readonly starter: string;
  /** How the new report asks npm for the generator: a range of versions, or where it is. */
  readonly generator: string;
  /** ISO 8601 date. */
  readonly today: string;
}

/**
 * Writes a new report into a folder: what is its author's, and nothing else.
 *
 * @throws Misstated where anything is in the folder
 */
export async function writeStarter(folder: string, { starter, generator, today }: Beginning): Promise<void> {
  const there = await filesIn(folder);
  if (there.length > 0)
    throw new Misstated(
      `the folder is not empty: ${JSON.stringify(folder)} has ${there.join(', ')}`,
      'a new one, or an empty one',
    );
  await cp(starter, folder, { recursive: true });
  // npm publishes no file of that name.
  await rename(join(folder, 'gitignore'), join(folder, '.gitignore'));
  const report = join(folder, 'content/report.yaml');
  const text = await readFile(report, 'utf8');
  await writeFile(report, text.replace(STARTERS_DAY, today));
  await writeFile(join(folder, 'package.json'), packageOf(basename(resolve(folder)), generator));
}

function packageOf(name: string, generator: string): string {
  const description = {
    name:
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'report',
    private: true,
    type: 'module',
    scripts: {
      dev: 'inference-report dev',
      build: 'inference-report build',
      preview: 'inference-report preview',
      validate: 'inference-report validate',
    },
    dependencies: { 'inference-report': generator },
    // What it installs is there without; npm asks about what nobody has decided on.
    allowScripts: { esbuild: false },
  };
  return `${JSON.stringify(description, undefined, 2)}\n`;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    // A repository may have been made for it before.
    return (await readdir(folder)).filter((file) => file !== '.git');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}
