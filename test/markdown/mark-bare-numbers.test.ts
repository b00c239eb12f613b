import { expect, it } from 'vitest';
import type { Element, Root } from 'hast';
import { markBareNumbers } from '../../src/markdown/mark-bare-numbers.ts';

const paragraph = (...children: Element['children']): Root => ({
  type: 'root',
  children: [{ type: 'element', tagName: 'p', properties: {}, children }],
});

const text = (value: string) => ({ type: 'text', value }) as const;

const mark = (value: string) =>
  expect.objectContaining({ tagName: 'mark', children: [{ type: 'text', value }] }) as unknown;

function marked(...children: Element['children']): unknown[] {
  const tree = paragraph(...children);
  markBareNumbers()(tree);
  return (tree.children[0] as Element).children;
}

it('marks each number with a unit where it stands, and leaves the words around it', () => {
  expect(marked(text('It takes 20 ms, or 3% less.'))).toEqual([
    text('It takes '),
    mark('20 ms'),
    text(', or '),
    mark('3%'),
    text(' less.'),
  ]);
});

it('leaves code, and what is from a source', () => {
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [text('sleep 20 ms')] };
  const cited = {
    type: 'mdxJsxTextElement' as const,
    name: 'Cite',
    attributes: [],
    children: [text('20 ms')],
  };
  expect(marked(code, cited, text('Version 3.'))).toEqual([code, cited, text('Version 3.')]);
});
