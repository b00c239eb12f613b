import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import mdx from '@astrojs/mdx';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import type { Plugin } from 'vite';
import { figureStylesheet } from '../figures/stylesheet.ts';
import { PUBLIC } from '../markdown/author-files.ts';
import { generatorRoot, reportRoot } from '../roots.ts';
import './astro-alone.ts';
import { astroByNode } from './astro-by-node.ts';
import { authorSite } from './author-site.ts';
import { readyPages } from './bundle/ready-pages.ts';
import { fontsInDev } from './fonts-in-dev.ts';
import { proseProcessor, SYNTAX_HIGHLIGHT } from './prose-processor.ts';
import { serveDatasets } from './serve-datasets.ts';
import { cacheDirectory, contentDirectory, dataDirectory, siteAddress } from './settings.ts';
import { sharedModules } from './shared-modules.ts';
import { watchSources } from './watch-sources.ts';

interface Making {
  /** Brings what the author adds. */
  readonly author?: AstroIntegration;
  /** Keeps what is no page out of the bundle. */
  readonly shared?: Plugin;
}

/**
 * How the site of the report is made: the generator's pages, in the report's folder, which has what they are made of and
 * gets all that is written.
 */
export function astroConfig({
  author = authorSite(),
  shared = sharedModules(),
}: Making = {}): AstroUserConfig {
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
      syntaxHighlight: SYNTAX_HIGHLIGHT,
      processor: proseProcessor(),
    },
    integrations: [mdx(), author, watchSources(), serveDatasets(), readyPages()],
    vite: {
      plugins: [shared, astroByNode(), fontsInDev()],
      cacheDir: join(cacheDirectory, 'vite'),
      server: {
        fs: { allow: [reportRoot, generatorRoot] },
        // What a build writes beside `dev` is nobody’s source.
        watch: { ignored: [isUnwatched] },
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

/** Whether a file or folder is of the cache, or of the report and neither a source of its pages nor on the way to one. */
function isUnwatched(path: string): boolean {
  if (path.startsWith(cacheDirectory)) return true;
  const folders = [contentDirectory, dataDirectory, join(generatorRoot, 'src')];
  return (
    path.startsWith(reportRoot + sep) &&
    !folders.some((folder) => `${path}${sep}`.startsWith(folder + sep) || folder.startsWith(path + sep))
  );
}

function hashOf(text: string): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
