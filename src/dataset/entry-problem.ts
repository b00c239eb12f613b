import { accessSync, constants, lstatSync, readlinkSync, statSync } from 'node:fs';
import type { Finding } from './finding.ts';
import { isSystemError } from './system-error.ts';

/** What keeps `path` from being read as a file or a folder, undefined where nothing does. */
export function entryProblem(path: string, wanted: 'file' | 'folder', expected: string): Finding | undefined {
  if (path.includes('\0')) return { message: `no ${wanted} has such a name`, value: path, expected };
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) {
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined)
        return { message: `the ${wanted} is missing`, expected };
      return { message: 'the link leads nowhere', value: readlinkSync(path), expected };
    }
    if (!(wanted === 'file' ? entry.isFile() : entry.isDirectory()))
      return { message: entry.isDirectory() ? 'it is a folder' : `it is no ${wanted}`, expected };
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { message: `the ${wanted} cannot be read`, value: error.code, expected };
  }
}
