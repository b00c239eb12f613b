import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
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

/** After a build, the pages that are read as Markdown too, for programs that read prose. */
export function markdownPages(): AstroIntegration {
  return {
    name: 'markdown-pages',
    hooks: {
      'astro:build:done': async ({ dir, pages }) => {
        for (const { pathname } of pages) {
          if (!hasMarkdown(pathname.replace(/\/$/, ''))) continue;
          const folder = new URL(pathname === '' ? './' : pathname.replace(/\/?$/, '/'), dir);
          const html = await readFile(fileURLToPath(new URL('index.html', folder)), 'utf8');
          const markdown = pageMarkdown(html);
          if (markdown !== undefined) await writeFile(fileURLToPath(new URL('index.md', folder)), markdown);
        }
      },
    },
  };
}
