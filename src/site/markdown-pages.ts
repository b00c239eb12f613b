import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageMarkdown } from './page-markdown.ts';

/**
 * Pages that are read, not looked up in: the full tables are there as CSV and JSON, and the explorer and the search say nothing
 * without a reader.
 */
const LOOKED_UP = /^(tables|figures|explore|search|compare|models|404)(\/|$)/;

/** Whether a page has a version in Markdown, beside it as `index.md`. `path` is that within the site, without slashes around it. */
export function hasMarkdown(path: string): boolean {
  return !LOOKED_UP.test(path);
}

/**
 * Writes the pages that are read as Markdown too, for programs that read prose.
 *
 * @param site its folder
 * @param pages their files within it
 */
export async function writeMarkdown(site: string, pages: readonly string[]): Promise<void> {
  for (const page of pages) {
    const folder = page.replace(/(^|\/)index\.html$/, '');
    if (!page.endsWith('index.html') || !hasMarkdown(folder)) continue;
    const markdown = pageMarkdown(await readFile(join(site, page), 'utf8'));
    if (markdown !== undefined) await writeFile(join(site, folder, 'index.md'), markdown);
  }
}
