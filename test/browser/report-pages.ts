import { readPage } from './page-text.ts';

/** The page of all chapters. */
export const WHOLE = 'report/';

/** The pages of the chapters in their order, found as a reader finds them: from each the way to the next. */
export function chapterPages(site: string): readonly string[] {
  const pages = [''];
  for (let page: string | undefined = ''; page !== undefined;) {
    const next: string | null | undefined = readPage(site, `${page}index.html`)
      .querySelector('.chapter-nav [rel="next"]')
      ?.getAttribute('href');
    page = next?.replace(/^\//, '');
    if (page !== undefined) pages.push(page);
  }
  return pages;
}
