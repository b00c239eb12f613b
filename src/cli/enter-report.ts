import { resolve } from 'node:path';
import { reportRoot } from '../roots.ts';

/**
 * Goes to the report's folder, for what makes or serves the site: Astro looks from the working directory for what is
 * installed. What the options name is then found all the same.
 */
export function enterReport({ content, data }: { readonly content: string; readonly data: string }): void {
  process.env.CONTENT_DIR = resolve(content);
  process.env.DATA_DIR = resolve(data);
  process.chdir(reportRoot);
}
