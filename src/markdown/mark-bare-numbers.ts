import type { Element, ElementContent, Root } from 'hast';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { bareNumbersIn, isCited } from './bare-numbers.ts';

/** What holds no prose of the author's, or what is from a source. */
const NO_PROSE = new Set(['code', 'pre', 'mark']);

/**
 * Marks numbers that nothing checks where they stand, for an author who reads the page. One that emphasis takes apart is not
 * marked; the list of what deserves a look has it.
 */
export function markBareNumbers() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'element' && NO_PROSE.has(node.tagName)) return SKIP;
      if (isComponent(node) && isCited(node.name)) return SKIP;
      if (node.type !== 'text' || parent === undefined || index === undefined) return undefined;
      const pieces = inPieces(node.value);
      if (pieces.length === 1) return undefined;
      (parent as Element).children.splice(index, 1, ...pieces);
      return index + pieces.length;
    });
  };
}

function inPieces(text: string): ElementContent[] {
  const pieces: ElementContent[] = [];
  let at = 0;
  for (const { index, written } of bareNumbersIn(text)) {
    if (index > at) pieces.push({ type: 'text', value: text.slice(at, index) });
    pieces.push({
      type: 'element',
      tagName: 'mark',
      properties: { className: ['bare-number'], title: 'nothing checks this number' },
      children: [{ type: 'text', value: written }],
    });
    at = index + written.length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ type: 'text', value: text.slice(at) });
  return pieces;
}

function isComponent(node: { readonly type: string }): node is MdxJsxFlowElementHast | MdxJsxTextElementHast {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}
