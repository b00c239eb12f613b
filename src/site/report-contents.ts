import { WHOLE_REPORT } from '../markdown/addresses.ts';
import type { Chapter, Report } from '../markdown/report.ts';
import type { Heading } from './heading-tree.ts';

/** What the page of a chapter lists as its contents: its own sections, and the ways to all other chapters. */
export function chapterContents({ chapters }: Report, here: Chapter): readonly Heading[] {
  return [
    ...chapters.flatMap((chapter): readonly Heading[] =>
      chapter.slug === here.slug
        ? [{ ...entryOf(chapter), isHere: true }, ...sectionsOf(chapter)]
        : [{ ...entryOf(chapter), path: chapter.path }],
    ),
    { depth: 2, slug: 'report', text: 'Everything on one page', path: WHOLE_REPORT },
  ];
}

/** What the page of all chapters lists. */
export function wholeContents({ chapters }: Report): readonly Heading[] {
  return chapters.flatMap((chapter) => [entryOf(chapter), ...sectionsOf(chapter)]);
}

function entryOf({ slug, title }: Chapter): Heading {
  return { depth: 2, slug, text: title };
}

function sectionsOf({ headings }: Chapter): readonly Heading[] {
  return headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ depth: 3, slug, text }));
}
