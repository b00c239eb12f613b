import { absoluteUrl } from '../site/href.ts';
import { PLAIN_TEXT, siteFile } from '../site/site-file.ts';

export const GET = siteFile(
  PLAIN_TEXT,
  ({ site }) => `User-agent: *\nAllow: /\nSitemap: ${absoluteUrl('/sitemap-index.xml', site)}\n`,
);
