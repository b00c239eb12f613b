import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Says who may frame which page, which a page cannot say of itself: only a header can. The file is the one that Netlify and
 * Cloudflare Pages read; for any other host it is what to set.
 */
export function framePolicy(): AstroIntegration {
  let base = '/';
  return {
    name: 'frame-policy',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        await writeFile(fileURLToPath(new URL('_headers', dir)), frameHeaders(base));
      },
    },
  };
}

/** @param base path of the site, with slashes around it */
export function frameHeaders(base: string): string {
  return `${base}embed/*\n  Content-Security-Policy: frame-ancestors *\n`;
}
