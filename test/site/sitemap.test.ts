import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSitemap } from '../../src/site/sitemap.ts';

test('a sitemap lists the pages, and its index leads to it', async () => {
  const site = await mkdtemp(join(tmpdir(), 'sitemap-'));
  try {
    await writeSitemap(site, ['https://example.org/r/', 'https://example.org/r/claims/']);
    const [index, pages] = await Promise.all(
      ['sitemap-index.xml', 'sitemap-0.xml'].map((name) => readFile(join(site, name), 'utf8')),
    );
    expect(index).toContain('<loc>http://localhost:4321/sitemap-0.xml</loc>');
    expect(pages!.match(/<loc>[^<]*<\/loc>/g)).toEqual([
      '<loc>https://example.org/r/</loc>',
      '<loc>https://example.org/r/claims/</loc>',
    ]);
  } finally {
    await rm(site, { recursive: true });
  }
});
