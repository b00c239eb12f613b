import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

let processor: ReturnType<typeof createMarkdownProcessor> | undefined;

/** Markdown that came with data as HTML: tags in it are shown as they are written, and headings become paragraphs. */
export async function markdownHtml(text: string): Promise<string> {
  processor ??= createMarkdownProcessor({
    syntaxHighlight: false,
    remarkPlugins: [plainText],
  });
  return (await (await processor).render(text)).code;
}

function plainText() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'html' && parent !== undefined && index !== undefined) {
        parent.children[index] = { type: 'text', value: node.value };
      }
      if (node.type === 'heading' && parent !== undefined && index !== undefined) {
        parent.children[index] = {
          type: 'paragraph',
          children: [{ type: 'strong', children: node.children }],
        };
      }
    });
  };
}
