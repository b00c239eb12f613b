import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** What a folder keeps whose content is replaced: it may be a branch that is published. */
const KEPT = '.git';

/**
 * Moves the one report out and the other in: in no time, as thousands of files would take to be removed. What cannot be moved
 * leaves the earlier one where it was.
 *
 * @param by the folder with the new one, which has the earlier one afterwards
 * @param rename moves a file or a folder
 */
export function exchangeContent(folder: string, by: string, rename = renameSync): void {
  mkdirSync(folder, { recursive: true });
  const earlier = join(by, '.earlier');
  const next = readdirSync(by);
  mkdirSync(earlier);
  try {
    move(
      readdirSync(folder).filter((name) => name !== KEPT),
      folder,
      earlier,
      rename,
    );
    move(next, by, folder, rename);
  } catch (error) {
    move(
      next.filter((name) => !existsSync(join(by, name))),
      folder,
      by,
    );
    move(readdirSync(earlier), earlier, folder);
    throw error;
  }
}

function move(names: readonly string[], from: string, to: string, rename = renameSync): void {
  for (const name of names) rename(join(from, name), join(to, name));
}
