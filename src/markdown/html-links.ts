import type { Element, Root } from 'hast';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/**
 * Makes links that an author wrote in HTML the same as those in Markdown, so that the site may lead both to the page
 * that has what they mean.
 */
export function htmlLinks() {
  return (tree: Root): void => {
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node, index, parent) => {
      const written = node as MdxJsxFlowElementHast | MdxJsxTextElementHast;
      if (written.name !== 'a' || index === undefined || parent === undefined) return;
      (parent as Root | Element).children[index] = {
        type: 'element',
        tagName: 'a',
        properties: propertiesOf(written),
        children: written.children,
      };
    });
  };
}

/** Attributes in quotes, or with no value at all; others are code, which chapters have none of. */
function propertiesOf({ attributes }: MdxJsxFlowElementHast | MdxJsxTextElementHast): Element['properties'] {
  return Object.fromEntries(
    attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value !== 'object'
        ? [[attribute.name, attribute.value ?? true]]
        : [],
    ),
  );
}
