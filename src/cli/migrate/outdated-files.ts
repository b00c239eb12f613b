import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isSystemError } from '../../dataset/system-error.ts';
import type { Migration } from './migration.ts';

/** A file of an earlier format. */
export interface OutdatedFile {
  readonly path: string;
  /** Its text in the formats of this version. */
  readonly text: string;
  /** What has changed since. */
  readonly changes: readonly string[];
}

/** What of each folder has a format that may change; rows of measurements are only ever added to. */
const FILES = {
  content: /^[^/]+\.(mdx|ya?ml)$/,
  data: /^[^/]+\/datapackage\.json$/,
} as const;

/** The files of a report that are of an earlier format than the last of some migrations, each as it should be. */
export async function outdatedFiles(
  folders: Readonly<Record<'content' | 'data', string>>,
  migrations: readonly Migration[],
): Promise<readonly OutdatedFile[]> {
  const outdated: OutdatedFile[] = [];
  for (const kind of ['content', 'data'] as const) {
    for (const file of await filesIn(folders[kind], FILES[kind])) {
      const path = join(folders[kind], file);
      const found = rewritten(
        file,
        await readFile(path, 'utf8'),
        migrations.filter((migration) => migration.of === kind),
      );
      if (found.changes.length > 0) outdated.push({ path, ...found });
    }
  }
  return outdated;
}

function rewritten(file: string, text: string, migrations: readonly Migration[]): Omit<OutdatedFile, 'path'> {
  const changes: string[] = [];
  let now = text;
  for (const { what, rewrite } of migrations) {
    const next = rewrite(file, now);
    if (next !== now) changes.push(what);
    now = next;
  }
  return { text: now, changes };
}

async function filesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true });
    return found
      .map((file) => file.replaceAll(sep, '/'))
      .filter((file) => pattern.test(file))
      .sort();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}
