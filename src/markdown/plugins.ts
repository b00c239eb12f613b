import type { RehypePlugins, RemarkPlugins } from 'astro';
import { chapterFootnotes } from './chapter-footnotes.ts';
import { lowerHeadings } from './lower-headings.ts';

/** What happens to a chapter's Markdown. */
export const remarkPlugins: RemarkPlugins = [lowerHeadings];

/** What happens to the HTML made from it; goes before the plugins that name headings. */
export const rehypePlugins: RehypePlugins = [chapterFootnotes];
