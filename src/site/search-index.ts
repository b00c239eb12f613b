import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** What of a page is not prose: numbers in tables and drawings, and where they come from, would drown the words. */
const NOT_PROSE = [
  'nav',
  'aside',
  '.moved',
  '.figure',
  '.table-box',
  '.table-tools',
  '.provenance',
  '.claim-facts',
  '.heading-link',
  'svg',
  'math',
];

/** Ready-made interfaces that Pagefind brings, and that the search page does without. */
const UNUSED = ['component-ui', 'modular-ui', 'ui']
  .flatMap((name) => [`pagefind-${name}.js`, `pagefind-${name}.css`])
  .concat('pagefind-highlight.js');

/** Writes an index of the words on the pages of a site, which the search page reads piece by piece. */
export async function writeSearchIndex(site: string): Promise<void> {
  const { index, errors } = await createIndex({
    rootSelector: '#content',
    excludeSelectors: NOT_PROSE,
  });
  if (index === undefined) throw new Error(`no search index: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: site });
  const written = await index.writeFiles({ outputPath: join(site, 'pagefind') });
  const failed = [...added.errors, ...written.errors];
  if (failed.length > 0) throw new Error(`no search index: ${failed.join('; ')}`);
  await Promise.all(UNUSED.map((file) => rm(join(site, 'pagefind', file), { force: true })));
  await close();
}
