import { resolve } from 'node:path';

/** The folder with the report's chapters; `CONTENT_DIR` lets another author's report build from the same code. */
export const contentDirectory = resolve(process.env.CONTENT_DIR ?? 'content');

/** The folder with one folder per dataset. */
export const dataDirectory = resolve(process.env.DATA_DIR ?? 'data');

/** What a build keeps for the next one; it can be deleted at any time. */
export const cacheDirectory = resolve('.cache');
