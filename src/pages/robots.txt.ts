import type { APIRoute } from 'astro';
import { absoluteUrl } from '../site/href.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${absoluteUrl('/sitemap-index.xml', site)}\n`);
