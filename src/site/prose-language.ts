import type { Report } from '../markdown/report.ts';

/** What the generator says by itself, on every page. */
const ENGLISH = 'en';

/** The language of the prose for its element; undefined where it is that of the page. */
export function proseLanguage({ metadata }: Report): string | undefined {
  return metadata.language === ENGLISH ? undefined : metadata.language;
}

/** The language of the generator’s words for an element within prose; undefined where it is that of the prose. */
export function wordsLanguage(report: Report): string | undefined {
  return proseLanguage(report) === undefined ? undefined : ENGLISH;
}
