import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import type { AstroUserConfig } from 'astro';
import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import rehypeSlug from 'rehype-slug';
import { figureStylesheet } from '../figures/stylesheet.ts';
import { PUBLIC } from '../markdown/author-files.ts';
import { markBareNumbers } from '../markdown/mark-bare-numbers.ts';
import { rehypePlugins } from '../markdown/plugins.ts';
import { generatorRoot, reportRoot } from '../roots.ts';
import { authorSite } from './author-site.ts';
import { serveDatasets } from './serve-datasets.ts';
import { cacheDirectory, contentDirectory, isDev, siteAddress } from './settings.ts';
import { sharedModules } from './shared-modules.ts';
import { watchSources } from './watch-sources.ts';

/**
 * How the site of the report is made: the generator's pages, in the report's folder, which has what they are made of and
 * gets all that is written.
 */
export function astroConfig(): AstroUserConfig {
  // The one script that must run before the first paint is inlined, and what figures cannot be read without; the policy
  // names them by their hashes.
  const themeBoot = readFileSync(join(generatorRoot, 'src/client/theme-boot.js'), 'utf8');
  return {
    root: reportRoot,
    srcDir: join(generatorRoot, 'src'),
    publicDir: join(contentDirectory, PUBLIC),
    cacheDir: join(cacheDirectory, 'astro'),
    site: siteAddress().origin,
    base: siteAddress().pathname,
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
          // Whoever writes sees in the text what deserves a look.
          ...(isDev ? [markBareNumbers] : []),
        ],
      }),
    },
    integrations: [mdx(), authorSite(), watchSources(), serveDatasets()],
    vite: {
      plugins: [sharedModules()],
      cacheDir: join(cacheDirectory, 'vite'),
      server: {
        // What a module imports is compiled while it is: the first page of `dev` comes a quarter sooner.
        preTransformRequests: true,
        fs: { allow: [reportRoot, generatorRoot] },
        // What a build writes beside `dev` is nobody’s source.
        watch: { ignored: [join(cacheDirectory, '**'), '**/*.unfinished/**'] },
      },
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
  };
}

function hashOf(text: string): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
