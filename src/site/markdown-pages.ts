import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { generatorRoot, reportRoot } from '../roots.ts';
import { buildCache, jsonForm } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import { hasMarkdown } from './has-markdown.ts';
import { pageMarkdown, readMarkup } from './page-markdown.ts';
import type { SiteWriter } from './site-writer.ts';

/** By page. */
const kept = buildCache.shelf('markdown', jsonForm<string>(), { mostSources: 1 });

let code: Promise<string> | undefined;

function codeDigest(): Promise<string> {
  return (code ??= contentDigest(
    join(generatorRoot, 'src/site/page-markdown.ts'),
    join(reportRoot, 'package-lock.json'),
  ));
}

/**
 * Writes a page as Markdown too, for programs that read prose, where it is read.
 *
 * @param page its file within the site
 */
export async function writeMarkdown(site: SiteWriter, page: string, html: string): Promise<void> {
  const folder = page.replace(/(^|\/)index\.html$/, '');
  if (!page.endsWith('index.html') || !hasMarkdown(folder)) return;
  const markup = readMarkup(html);
  if (markup === undefined) return;
  const digest = createHash('sha256').update(markup).digest('hex');
  const source = { name: page, digest: `${digest} ${await codeDigest()}` };
  const markdown = await kept.get(source, '', () => Promise.resolve(pageMarkdown(markup)));
  site.write(posix.join(folder, 'index.md'), Buffer.from(markdown));
}
