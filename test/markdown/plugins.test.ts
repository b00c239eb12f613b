import type { Element, Root } from 'hast';
import { expect, it } from 'vitest';
import { VFile } from 'vfile';
import { chapterFootnotes } from '../../src/markdown/chapter-footnotes.ts';
import { htmlLinks } from '../../src/markdown/html-links.ts';

function element(tagName: string, properties: Element['properties']): Element {
  return { type: 'element', tagName, properties, children: [] };
}

it('footnotes of two chapters cannot be mistaken for each other', () => {
  const reference = element('a', {
    id: 'user-content-fnref-1',
    href: '#user-content-fn-1',
    ariaDescribedBy: ['footnote-label'],
  });
  const note = element('li', { id: 'user-content-fn-1' });
  const label = element('h2', { id: 'footnote-label', className: ['sr-only'] });
  const other = element('a', { href: '#elsewhere' });
  const tree: Root = { type: 'root', children: [reference, label, note, other] };
  chapterFootnotes()(tree, new VFile({ path: 'content/03-method.mdx' }));
  expect(reference.properties).toEqual({
    id: 'method-user-content-fnref-1',
    href: '#method-user-content-fn-1',
    ariaDescribedBy: ['method-footnote-label'],
  });
  expect(note.properties.id).toBe('method-user-content-fn-1');
  expect(other.properties.href).toBe('#elsewhere');
  // Not a heading, so that it does not stand in the table of contents.
  expect(label).toMatchObject({ tagName: 'p', properties: { id: 'method-footnote-label' } });
});

it('a link in HTML is a link as any other', () => {
  const written = {
    type: 'mdxJsxTextElement' as const,
    name: 'a',
    attributes: [{ type: 'mdxJsxAttribute' as const, name: 'href', value: '#elsewhere' }],
    children: [{ type: 'text' as const, value: 'there' }],
  };
  const tree: Root = { type: 'root', children: [{ ...element('p', {}), children: [written] }] };
  htmlLinks()(tree);
  expect(tree.children).toEqual([
    {
      ...element('p', {}),
      children: [{ ...element('a', { href: '#elsewhere' }), children: written.children }],
    },
  ]);
});
