import GithubSlugger from 'github-slugger';
import type { Heading } from 'mdast';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Problem } from '../dataset/problem.ts';
import type { ReadChapter } from './read-chapter.ts';

/** Headings that would have the same anchor, as all chapters stand on one page. */
export function repeatedHeadings(chapters: readonly ReadChapter[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { chapter } of chapters) seen.set(chapter.slug, chapter.file);
  for (const { chapter, tree } of chapters) {
    visit(tree, 'heading', (heading: Heading) => {
      const text = textOf(heading);
      // A slugger of its own for each heading, so that a repetition is seen rather than numbered.
      const slug = new GithubSlugger().slug(text);
      const before = seen.get(slug);
      if (before !== undefined) {
        problems.push({
          file: chapter.file,
          line: heading.position?.start.line ?? 0,
          column: heading.position?.start.column ?? 0,
          message: `heading has the same anchor as one of ${before}`,
          value: text,
          expected: 'words that no other heading or chapter has',
        });
      }
      seen.set(slug, chapter.file);
    });
  }
  return problems;
}

function textOf(node: Nodes): string {
  if ('value' in node && node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression')
    return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
