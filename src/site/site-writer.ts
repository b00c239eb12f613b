import { linkSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSystemError } from '../dataset/system-error.ts';

/** Writes a report into a folder of its own. */
export interface SiteWriter {
  /** Whether it has written such a file. */
  has(file: string): boolean;
  /** @param file its path within the site; its folder need not be there yet */
  write(file: string, content: Uint8Array): void;
}

/**
 * What the earlier report has at the same place, to the byte, gets a second name instead of a copy, as long as both reports are
 * there: a file system takes ten times as long to make a file as to look into one and to name it.
 *
 * @param site the folder of the new report
 * @param earlier that of the earlier one, which need not be there
 * @param link gives a file a second name
 */
export function siteWriter(site: string, earlier: string, link = linkSync): SiteWriter {
  const files = new Set<string>();
  const folders = new Set<string>();
  return {
    has: (file) => files.has(file),
    write(file, content) {
      const target = join(site, file);
      const folder = dirname(target);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      files.add(file);
      // At once: a thousand small files are written in the time that it takes to hand them to another thread.
      if (!isTakenOver(join(earlier, file), target, content, link)) writeFileSync(target, content);
    },
  };
}

function isTakenOver(from: string, to: string, content: Uint8Array, link: typeof linkSync): boolean {
  const known = lstatSync(from, { throwIfNoEntry: false });
  if (known?.isFile() !== true || known.size !== content.length) return false;
  try {
    if (!readFileSync(from).equals(content)) return false;
    link(from, to);
    return true;
  } catch (error) {
    // Some file systems know no second names, and some not this many; some files may not be read.
    if (!isSystemError(error)) throw error;
    return false;
  }
}
