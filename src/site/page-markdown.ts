import type { Element, Parents, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/** What of a page says nothing by itself: controls, and ways to somewhere else on it. */
const NOT_TEXT = new Set(['nav', 'button', 'script', 'style', 'fieldset', 'form', 'input', 'select', 'svg']);
const NOT_TEXT_BY_CLASS = [
  ...['heading-link', 'figure-others', 'figure-embed', 'figure-link', 'table-tools'],
  ...['verdict', 'moved', 'skip-link'],
];

/** Links that lead to where a number or a word comes from, at every one of them. */
const PLAIN_BY_CLASS = ['value', 'term'];

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(withoutControls)
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-' });

/** Drawings, whose words stand beside them, and their numbers, which are files: most of a page, which need not even be parsed. */
const OF_FIGURES = /<svg[^]*?<\/svg>|<table[^>]*aria-label="Data of [^]*?<\/table>/g;

/** The main part of a page of this site as Markdown; undefined where a page has none. */
export async function pageMarkdown(html: string): Promise<string | undefined> {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return undefined;
  return (await processor.process(html.slice(start, end).replaceAll(OF_FIGURES, ''))).toString();
}

function withoutControls() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      if (
        NOT_TEXT.has(node.tagName) ||
        hasClass(node, NOT_TEXT_BY_CLASS) ||
        isOtherFile(node) ||
        isHandle(node, parent)
      ) {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      if (node.tagName !== 'a' || !hasClass(node, PLAIN_BY_CLASS)) return undefined;
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    });
  };
}

/** What unfolds the table, the source and the files of a figure, of which what is to be read stands unfolded here. */
function isHandle({ tagName, children }: Element, parent: Parents): boolean {
  if (tagName !== 'summary') return false;
  const [first] = children;
  if (first?.type === 'text' && first.value.trim() === 'Table') return true;
  return 'properties' in parent && hasClass(parent, ['figure-about', 'provenance']);
}

/** Of a figure's files the numbers are what a reader of words may want. */
function isOtherFile({ properties }: Element): boolean {
  const { dataDownload } = properties;
  return dataDownload !== undefined && dataDownload !== 'csv';
}

function hasClass({ properties }: Element, classes: readonly string[]): boolean {
  const { className } = properties;
  return (
    Array.isArray(className) && className.some((name) => typeof name === 'string' && classes.includes(name))
  );
}
