import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { unified } from '@astrojs/markdown-remark';
import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import rehypeSlug from 'rehype-slug';
import { figureStylesheet } from './src/figures/stylesheet.ts';
import { rehypePlugins } from './src/markdown/plugins.ts';
import { publishDatasets } from './src/site/publish-datasets.ts';
import { searchIndex } from './src/site/search-index.ts';
import { watchSources } from './src/site/watch-sources.ts';

// Where the report will live: an origin with an optional path, e.g. https://example.org/some/path/
const url = new URL(process.env.SITE_URL ?? 'http://localhost:4321/');

// The one script that must run before the first paint is inlined, and what figures cannot be read without; the policy names
// them by their hashes.
const themeBoot = readFileSync(new URL('./src/client/theme-boot.js', import.meta.url), 'utf8');
const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

export default defineConfig({
  site: url.origin,
  base: url.pathname,
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: 'prism',
    processor: unified({
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
      ],
    }),
  },
  integrations: [mdx(), watchSources(), publishDatasets(), sitemap(), searchIndex()],
  vite: {
    build: {
      // Astro marks chapters with a directive of its own, which the bundler would warn about for each of them.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  security: {
    csp: {
      scriptDirective: { hashes: [hashOf(themeBoot)] },
      styleDirective: { hashes: [hashOf(figureStylesheet)] },
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
});
