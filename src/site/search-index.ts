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
  '.version-files',
  'svg',
  'math',
];

/**
 * Of them what is most of a page, to find whose end takes a tenth of what it takes to parse it and then leave it out; and what
 * changes with every row of the data, which changes no word.
 */
const LEFT_OUT =
  /<svg[^]*?<\/svg>|<table[^>]* aria-label="[^]*?<\/table>|<script[^]*?<\/script>|<ul class="version-files"[^]*?<\/ul>/g;

/** Ready-made interfaces that Pagefind brings, and that the search page does without. */
const UNUSED = ['component-ui', 'modular-ui', 'ui']
  .flatMap((name) => [`pagefind-${name}.js`, `pagefind-${name}.css`])
  .concat('pagefind-highlight.js');

/** Where a figure tells scripts its data are, which change with every row too. */
const TOLD_TO_SCRIPTS = / data-(?:summaries|points)="[^"]*"/g;

/** The folder of the index within the site. */
export const INDEX = 'pagefind';

/** An index of the words on the pages of a site, which the search page reads piece by piece. */
export interface SearchIndex {
  /**
   * @param page its file within the site
   * @param markup what {@link indexedMarkup} gives of it
   */
  add(page: string, markup: string): Promise<void>;
  write(site: string): Promise<void>;
  /** Ends the program that makes it. */
  close(): Promise<void>;
}

/** Of a page what the index may have words of. */
export function indexedMarkup(html: string): string {
  return html.replaceAll(LEFT_OUT, '').replaceAll(TOLD_TO_SCRIPTS, '');
}

/** @throws Error where the program that makes it does not start */
export async function createSearchIndex(): Promise<SearchIndex> {
  const { index, errors } = await createIndex({ rootSelector: '#content', excludeSelectors: NOT_PROSE });
  if (index === undefined) throw noIndex(errors);
  return {
    async add(page, markup) {
      const added = await index.addHTMLFile({ sourcePath: page, content: markup });
      if (added.errors.length > 0) throw noIndex(added.errors);
    },
    async write(site) {
      const written = await index.writeFiles({ outputPath: join(site, INDEX) });
      if (written.errors.length > 0) throw noIndex(written.errors);
      await Promise.all(UNUSED.map((file) => rm(join(site, INDEX, file), { force: true })));
    },
    async close() {
      await close();
    },
  };
}

function noIndex(errors: readonly string[]): Error {
  return new Error(`no search index: ${errors.join('; ')}`);
}
