import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/**
 * Makes the ids of footnotes the chapter's own, as all chapters stand on one page and each may have a note `1`.
 * Runs after Markdown has become HTML and before anything copies the ids.
 */
export function chapterFootnotes() {
  return (tree: Root, file: VFile): void => {
    const chapter = (file.stem ?? 'chapter').replace(/^\d+-/, '');
    const own = (id: string) =>
      id.replace(/^(user-content-fn|user-content-fnref|footnote-label)/, `${chapter}-$1`);
    visit(tree, 'element', (element) => {
      const { properties } = element;
      if (properties.id === 'footnote-label') {
        // A label for who hears the page, not a section of it: as a heading it would stand in the table of contents.
        element.tagName = 'p';
        properties.className = ['visually-hidden'];
      }
      if (typeof properties.id === 'string') properties.id = own(properties.id);
      if (typeof properties.href === 'string' && properties.href.startsWith('#')) {
        properties.href = `#${own(properties.href.slice(1))}`;
      }
      const described = properties.ariaDescribedBy;
      if (Array.isArray(described)) properties.ariaDescribedBy = described.map((id) => own(id));
    });
  };
}
