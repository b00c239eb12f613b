import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const MINIMAL = resolve('test/fixtures/content-minimal');

/** A copy of the minimal content in which files have been changed, gone when the test is. */
export async function editedContent(
  edits: Readonly<Record<string, (text: string) => string>>,
  from = MINIMAL,
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await cp(from, directory, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(directory, file);
    await writeFile(path, edit(await readFile(path, 'utf8').catch(() => '')));
  }
  return directory;
}
