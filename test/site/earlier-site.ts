import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Folders of an earlier report, which has some files, and of what will differ from it, which is not there yet. */
export async function earlierSite(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [earlier, changes] = [join(folder, 'earlier'), join(folder, 'changes')];
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(earlier, file)), { recursive: true });
    await writeFile(join(earlier, file), text);
  }
  return { earlier, changes };
}
