import type { RehypePlugins, RemarkPlugins } from 'astro';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { chapterFootnotes } from './chapter-footnotes.ts';

/** What happens to a chapter's Markdown. */
export const remarkPlugins: RemarkPlugins = [lowerHeadings];

/** What happens to the HTML made from it; goes before the plugins that name headings. */
export const rehypePlugins: RehypePlugins = [chapterFootnotes];

/**
 * Puts a chapter's headings one level down: on the page, where chapter titles are of the second level, the sections
 * that an author writes as `##` are of the third.
 */
export function lowerHeadings() {
  return (tree: Root): void => {
    visit(tree, 'heading', (heading) => {
      heading.depth = Math.min(heading.depth + 1, 6) as typeof heading.depth;
    });
  };
}
