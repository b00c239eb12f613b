import { join, resolve } from 'node:path';
import { reportRoot } from '../roots.ts';

/** The folder with the report's chapters; `CONTENT_DIR` names another than the report's own. */
export const contentDirectory = folderOf(process.env.CONTENT_DIR, 'content');

/** The folder with one folder per dataset; `DATA_DIR` names another than the report's own. */
export const dataDirectory = folderOf(process.env.DATA_DIR, 'data');

/** Whether pages are served while the report is written; otherwise they are made once, of what does not change meanwhile. */
export const isDev = process.env.SERVED_WHILE_WRITTEN === '1';

/** Where the site will live: an origin with a path that ends with a slash, e.g. `https://example.org/some/path/`. */
export function siteAddress(): URL {
  const address = new URL(process.env.SITE_URL ?? 'http://localhost:4321/');
  address.pathname = address.pathname.replace(/\/?$/, '/');
  return address;
}

/** Whether the site is made for an address of its own; without, complete addresses in it lead to the machine that made it. */
export const hasAddress = process.env.SITE_URL !== undefined;

/** What a build keeps for the next one; it can be deleted at any time. */
export const cacheDirectory = join(reportRoot, '.cache');

function folderOf(named: string | undefined, usual: string): string {
  return named === undefined ? join(reportRoot, usual) : resolve(named);
}
