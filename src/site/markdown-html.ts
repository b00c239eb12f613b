import type { MarkdownRenderer } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { buildCache, jsonForm } from './content-cache.ts';
import { isDev } from './settings.ts';
import { digestOfMaking } from './site-state.ts';

/** By text. */
const kept = buildCache.shelf('descriptions', jsonForm<string>());

let processor: Promise<MarkdownRenderer> | undefined;

/** Markdown that came with data as HTML: tags in it are shown as they are written, and headings become paragraphs. */
export async function markdownHtml(text: string): Promise<string> {
  if (isDev) return render(text);
  return kept.get({ name: 'descriptions', digest: await digestOfMaking() }, text, () => render(text));
}

async function render(text: string): Promise<string> {
  processor ??= createProcessor();
  return (await (await processor).render(text)).code;
}

/** The parser takes longer to load than a text to be parsed. */
async function createProcessor(): Promise<MarkdownRenderer> {
  const { createMarkdownProcessor } = await import('@astrojs/markdown-remark');
  return createMarkdownProcessor({ syntaxHighlight: false, remarkPlugins: [plainText] });
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
