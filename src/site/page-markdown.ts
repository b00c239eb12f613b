import type { Element, Parents, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';
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
  .use(withoutControls)
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-' });

/** Drawings, whose words stand beside them, and their numbers, which are files: most of a page, which need not even be parsed. */
const OF_FIGURES = /<svg[^]*?<\/svg>|<table[^>]*aria-label="Data of [^]*?<\/table>/g;

/** Nor need controls that contain none of their kind. Quotes stand around values of attributes alone, which may look like an end. */
const CONTROLS =
  /<(button|fieldset|select)\b(?:"[^"]*"|[^"])*?<\/\1>|<div class="table-tools"(?:"[^"]*"|[^"])*?<\/div>|<a (?:"[^"]*"|[^">])*?data-download="(?:svg|png|zip)"(?:"[^"]*"|[^"])*?<\/a>/g;

/** What a figure tells scripts, which changes with every row of its data: not what there is to read. */
const TOLD_TO_SCRIPTS = /(<div class="figure[^"]*")(?:"[^"]*"|[^">])*>/g;

/** What the Markdown of a page of this site is made of: the markup of its main part without drawings; undefined where it has none. */
export function readMarkup(html: string): string | undefined {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return undefined;
  return html
    .slice(start, end)
    .replaceAll(OF_FIGURES, '')
    .replaceAll(CONTROLS, '')
    .replaceAll(TOLD_TO_SCRIPTS, '$1>');
}

/** @param markup what {@link readMarkup} gives of a page */
export function pageMarkdown(markup: string): string {
  // Without the places of the nodes, which nobody asks for: noting them takes as long as the parsing.
  const page = fromParse5(parseFragment(markup));
  if (page.type !== 'root') throw new Error(`a ${page.type} instead of the main part of a page`);
  return processor.stringify(processor.runSync(page));
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
