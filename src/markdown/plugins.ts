import type { RehypePlugins } from 'astro';
import { chapterFootnotes } from './chapter-footnotes.ts';
import { htmlLinks } from './html-links.ts';

/** What happens to the HTML that a chapter's Markdown has become; goes before the plugins that name headings. */
export const rehypePlugins: RehypePlugins = [chapterFootnotes, htmlLinks];
