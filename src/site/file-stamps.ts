import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './files-in.ts';

/**
 * A digest of what the file system says of every file in a folder. As long as it is the same nobody has written to any of them:
 * beside its size and the time that programs may set, a file has a time of its last change, which only the system sets. What
 * was copied has another, though it may hold the same.
 */
export async function fileStamps(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesIn(folder)) {
    const { ino, size, mtimeNs, ctimeNs } = lstatSync(join(folder, file), { bigint: true });
    hash.update(`${file}\0${[ino, size, mtimeNs, ctimeNs].join(' ')}\0`);
  }
  return hash.digest('hex');
}
