import type { Element, Root } from 'hast';
import type { Root as Markdown } from 'mdast';
import { expect, it } from 'vitest';
import { VFile } from 'vfile';
import { chapterFootnotes } from '../../src/markdown/chapter-footnotes.ts';
import { lowerHeadings } from '../../src/markdown/plugins.ts';
import { parseMdx } from '../../src/markdown/chapter-elements.ts';

it('sections of a chapter stand one level below its title on the page', () => {
  const tree: Markdown = parseMdx('## Section\n\n### Part\n\n###### Least\n');
  lowerHeadings()(tree);
  expect(tree.children.map((node) => node.type === 'heading' && node.depth)).toEqual([3, 4, 6]);
});

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
