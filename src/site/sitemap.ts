import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SitemapAndIndexStream, SitemapStream } from 'sitemap';
import { absoluteUrl } from './href.ts';
import { siteAddress } from './settings.ts';

/** Writes which pages there are, for search engines. @param urls complete ones */
export async function writeSitemap(site: string, urls: readonly string[]): Promise<void> {
  const index = new SitemapAndIndexStream({
    getSitemapStream: (at) => {
      const name = `sitemap-${String(at)}.xml`;
      const sitemap = new SitemapStream();
      return [
        absoluteUrl(`/${name}`, siteAddress()),
        sitemap,
        sitemap.pipe(createWriteStream(join(site, name))),
      ];
    },
  });
  await pipeline(Readable.from(urls), index, createWriteStream(join(site, 'sitemap-index.xml')));
}
