import { resolve } from 'node:path';

/** The folder with the report's chapters; `CONTENT_DIR` lets another author's report build from the same code. */
export const contentDirectory = resolve(process.env.CONTENT_DIR ?? 'content');

/** The folder with one folder per dataset. */
export const dataDirectory = resolve(process.env.DATA_DIR ?? 'data');

/** Whether the site is made for an address of its own; without, complete addresses in it lead to the machine that made it. */
export const hasAddress = process.env.SITE_URL !== undefined;

/** What a build keeps for the next one; it can be deleted at any time. */
export const cacheDirectory = resolve('.cache');
