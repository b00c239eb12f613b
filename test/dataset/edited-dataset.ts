import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Edit = (text: string) => string | Uint8Array | undefined;

/** A copy of a dataset with some files edited (or removed, where the edit gives none), gone after the test. */
export async function editedDataset(edits: Readonly<Record<string, Edit>>, of = 'small'): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'dataset-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, of);
  await cp(join('test/fixtures/datasets', of), folder, { recursive: true });
  for (const [name, edit] of Object.entries(edits)) {
    const file = join(folder, name);
    const edited = edit(await readFile(file, 'utf8').catch(() => ''));
    if (edited === undefined) await rm(file);
    else await writeFile(file, edited);
  }
  return folder;
}

/** Replaces the one place where `old` stands. */
export function swap(old: string, by: string): Edit {
  return (text) => {
    if (text.split(old).length !== 2) throw new Error(`not there exactly once: ${old}`);
    return text.replace(old, () => by);
  };
}
