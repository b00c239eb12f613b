import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Chapter, Heading, Link } from './report.ts';

/** The headings of a chapter, the anchors that its author set, and its links. */
export function chapterAnchors(tree: Root, file: string): Pick<Chapter, 'headings' | 'anchors' | 'links'> {
  const headings: Heading[] = [];
  const anchors: string[] = [];
  const links: Link[] = [];
  visit(tree, (node) => {
    const place = { file, line: node.position?.start.line ?? 0, column: node.position?.start.column ?? 0 };
    switch (node.type) {
      case 'heading': {
        const text = textOf(node);
        // A slugger of its own for each heading, so that a repetition is seen rather than numbered.
        headings.push({ ...place, depth: node.depth, text, slug: new GithubSlugger().slug(text) });
        break;
      }
      case 'link':
      case 'definition':
        links.push({ ...place, target: node.url });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        if (/^[A-Z]/.test(node.name ?? '')) break;
        const [id, href] = [attribute(node, 'id'), attribute(node, 'href')];
        if (id !== undefined) anchors.push(id);
        if (href !== undefined) links.push({ ...place, target: href });
      }
    }
  });
  return { headings, anchors, links };
}

function attribute({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

function textOf(node: Nodes): string {
  if ('value' in node && node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression')
    return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
