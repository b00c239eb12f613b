import type { Node, Parent } from 'unist';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** Units that make a number a measurement: with one of them it has to come from the data or from a source. */
const UNITS = [
  '×',
  '%',
  'ms',
  'µs',
  'images/s/W',
  'images/s',
  'images per second',
  'MB',
  'GB',
  'GB/s',
  'GFLOP/s',
  'MHz',
  'GHz',
  'W',
];
const BARE_NUMBER = new RegExp(
  String.raw`(?<![\w.])[−-]?\d[\d,]*(?:\.\d+)?[\s\u00a0]?(?:${UNITS.join('|')})(?![\w/])`,
  'g',
);

/** Components whose content is from a source. */
const CITED = new Set(['Cite']);

/**
 * Warns of every number with a unit that stands in prose by itself: it is not a value, not part of a claim, and not
 * in a citation, so nothing would notice when it stops being true. Code is left alone.
 */
export function bareNumbers() {
  return (tree: Node, file: VFile): void => {
    visit(tree, (node) => {
      if (isElement(node) && node.name !== null && CITED.has(node.name)) return SKIP;
      if (node.type !== 'text') return undefined;
      for (const { 0: number, index } of (node as Node & { value: string }).value.matchAll(BARE_NUMBER)) {
        const start = node.position?.start;
        file.message(
          `bare number: ${JSON.stringify(number)}; expected <Value>, <Claim>, or <Cite> around it`,
          {
            ...(start && { place: { line: start.line, column: start.column + index } }),
            ruleId: 'bare-number',
            source: 'report',
          },
        );
      }
      return undefined;
    });
  };
}

function isElement(node: Node | Parent): node is MdxJsxTextElement {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement';
}
