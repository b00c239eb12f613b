import { unified } from '@astrojs/markdown-remark';
import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import rehypeSlug from 'rehype-slug';
import { markBareNumbers } from '../markdown/mark-bare-numbers.ts';
import { rehypePlugins } from '../markdown/plugins.ts';
import { isDev } from './settings.ts';

/** How code in prose is coloured. */
export const SYNTAX_HIGHLIGHT = 'prism';

/** What chapters go through on their way to pages. */
export function proseProcessor(): ReturnType<typeof unified> {
  return unified({
    rehypePlugins: [
      ...rehypePlugins,
      rehypeSlug,
      [
        rehypeAutolinkHeadings,
        {
          behavior: 'append',
          properties: { className: ['heading-link'], ariaLabel: 'Link to this section' },
          content: { type: 'text', value: '#' },
        },
      ],
      // Whoever writes sees in the text what deserves a look.
      ...(isDev ? [markBareNumbers] : []),
    ],
  });
}
