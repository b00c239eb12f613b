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

/** Of them what is most of a page: to find its end takes a tenth of what it takes to parse it and then leave it out. */
const MOST = /<svg[^]*?<\/svg>|<table[^>]* aria-label="[^]*?<\/table>/g;

/** Ready-made interfaces that Pagefind brings, and that the search page does without. */
const UNUSED = ['component-ui', 'modular-ui', 'ui']
  .flatMap((name) => [`pagefind-${name}.js`, `pagefind-${name}.css`])
  .concat('pagefind-highlight.js');

/** An index of the words on the pages of a site, which the search page reads piece by piece. */
export interface SearchIndex {
  /** @param page its file within the site */
  add(page: string, html: string): Promise<void>;
  write(site: string): Promise<void>;
}

/** @throws Error where the program that makes it does not start */
export async function createSearchIndex(): Promise<SearchIndex> {
  const { index, errors } = await createIndex({ rootSelector: '#content', excludeSelectors: NOT_PROSE });
  if (index === undefined) throw noIndex(errors);
  return {
    async add(page, html) {
      const added = await index.addHTMLFile({ sourcePath: page, content: html.replaceAll(MOST, '') });
      if (added.errors.length > 0) throw noIndex(added.errors);
    },
    async write(site) {
      const written = await index.writeFiles({ outputPath: join(site, 'pagefind') });
      if (written.errors.length > 0) throw noIndex(written.errors);
      await Promise.all(UNUSED.map((file) => rm(join(site, 'pagefind', file), { force: true })));
      await close();
    },
  };
}

function noIndex(errors: readonly string[]): Error {
  return new Error(`no search index: ${errors.join('; ')}`);
}
