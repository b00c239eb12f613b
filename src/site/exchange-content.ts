import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a folder keeps whose content is replaced: it may be a branch that is published. */
const REPOSITORY = '.git';

/** Where in the folder with the new report the earlier one goes. */
const EARLIER = '.earlier';

/**
 * Moves what is no longer in a report out and what is new in, whole folders where nothing in them stays: in no time, as
 * thousands of files would take to be removed. What cannot be moved leaves the earlier report as it was.
 *
 * @param by the folder with what is new, which has what was replaced afterwards
 * @param kept files of the earlier report that stay, by their paths within it, with slashes
 * @param rename moves a file or a folder
 */
export function exchangeContent(
  folder: string,
  by: string,
  kept: ReadonlySet<string>,
  rename = renameSync,
): void {
  const staying = foldersOf(kept);
  const moved: (readonly [from: string, to: string])[] = [];
  const move = (from: string, to: string): void => {
    rename(from, to);
    moved.push([from, to]);
  };
  const moveOut = (path: string): void => {
    const names = readdirSync(join(folder, path));
    for (const name of path === '' ? names.filter((each) => each !== REPOSITORY) : names) {
      const each = path === '' ? name : `${path}/${name}`;
      if (kept.has(each)) continue;
      if (staying.has(each)) moveOut(each);
      else {
        const to = join(by, EARLIER, each);
        mkdirSync(dirname(to), { recursive: true });
        move(join(folder, each), to);
      }
    }
  };
  const moveIn = (path: string): void => {
    const names = readdirSync(join(by, path));
    for (const name of path === '' ? names.filter((each) => each !== EARLIER) : names) {
      const each = path === '' ? name : `${path}/${name}`;
      if (staying.has(each)) moveIn(each);
      else move(join(by, each), join(folder, each));
    }
  };
  mkdirSync(folder, { recursive: true });
  try {
    moveOut('');
    moveIn('');
  } catch (error) {
    for (const [from, to] of moved.reverse()) renameSync(to, from);
    throw error;
  }
}

/** The folders that any of the files lie in. */
function foldersOf(files: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files)
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) {
      const folder = file.slice(0, at);
      // Those that it lies in are known as well.
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}
