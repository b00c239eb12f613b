import { resolve } from 'node:path';
import { reportRoot } from '../roots.ts';

export interface EnteredReport {
  readonly content: string;
  readonly data: string;
  /** Whether it is served while it is written. */
  readonly isDev?: boolean;
}

/**
 * Goes to the report's folder, for what makes or serves the site: Astro looks from the working directory for what is
 * installed. What the options name is then found all the same. The site's settings hold what is said here from then on.
 */
export function enterReport({ content, data, isDev = false }: EnteredReport): void {
  process.env.CONTENT_DIR = resolve(content);
  process.env.DATA_DIR = resolve(data);
  process.env.SERVED_WHILE_WRITTEN = isDev ? '1' : '0';
  process.chdir(reportRoot);
}
