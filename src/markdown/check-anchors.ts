import type { Problem } from '../dataset/problem.ts';
import type { Place } from './chapter-elements.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import type { PlacedFigure, Report, WrittenNames } from './report.ts';

/** Anchors that the page has by itself. */
const OF_THE_PAGE = ['content'];

/**
 * All chapters stand on one page too: each anchor has to be there once, and each link within the report has to find one.
 */
export function checkAnchors(report: Report, names: WrittenNames): readonly Problem[] {
  return [...repeatedTitles(report), ...repeatedAnchors(report), ...brokenLinks(report, names)];
}

function repeatedAnchors(report: Report): Problem[] {
  const first = new Map<string, string>(OF_THE_PAGE.map((anchor) => [anchor, 'the page itself']));
  const placed: { anchor: string; shown: string; place: Place; heading?: true }[] = [
    ...report.chapters.map(({ slug, file }) => ({
      anchor: slug,
      shown: slug,
      place: { file, line: 1, column: 1 },
    })),
    ...report.chapters.flatMap(({ headings }) =>
      headings.map((heading) => ({
        anchor: heading.slug,
        shown: heading.text,
        place: heading,
        heading: true as const,
      })),
    ),
    ...[...report.figures.flatMap(eachChoice), ...report.tables].map((shown) => ({
      anchor: shown.spec.id,
      shown: shown.spec.id,
      place: shown,
    })),
    ...report.claims.map(({ declaration: { id }, place }) => ({ anchor: `claim-${id}`, shown: id, place })),
  ];
  return placed.flatMap(({ anchor, shown, place: { file, line, column }, heading }) => {
    const before = first.get(anchor);
    if (before === undefined) {
      first.set(anchor, `${file}:${String(line)}`);
      return [];
    }
    return [
      {
        file,
        line,
        column,
        message: heading ? `heading has the same anchor as ${before}` : `id is already that of ${before}`,
        value: shown,
        expected: heading ? 'words that no other heading or chapter has' : 'an id of its own',
      },
    ];
  });
}

/** A figure and what its switch shows instead: each has an id, under which it is published. */
function eachChoice({
  spec,
  choices,
  ...place
}: PlacedFigure): readonly (Place & { spec: { id: string } })[] {
  return [spec, ...choices].map((each) => ({ ...place, spec: each }));
}

/** Readers tell chapters apart by their titles, in the contents and in the search. */
function repeatedTitles({ chapters }: Report): Problem[] {
  return [...Map.groupBy(chapters, ({ title }) => title.trim().toLowerCase()).values()].flatMap(
    ([first, ...others]) =>
      others.map(({ file, title }) => ({
        file,
        line: 1,
        column: 1,
        message: `chapter has the same title as ${first!.file}`,
        value: title,
        expected: 'words that no other heading or chapter has',
      })),
  );
}

function brokenLinks({ chapters }: Report, names: WrittenNames): Problem[] {
  const anchors = names.shown && [
    ...OF_THE_PAGE,
    ...chapters.flatMap(({ slug, headings, anchors: own }) => [
      slug,
      ...headings.map((heading) => heading.slug),
      ...own,
    ]),
    ...names.shown,
    ...(names.charts ?? []),
    ...(names.claims ?? []).map((id) => `claim-${id}`),
    ...(names.terms ?? []).map((id) => `term-${id}`),
    ...(names.sources ?? []).map((id) => `source-${id}`),
  ];
  return chapters.flatMap(({ links }) =>
    links.flatMap(({ file, line, column, target }) => {
      const expected = expectedInstead(target, anchors);
      const message = 'link that leads nowhere';
      return expected === undefined ? [] : [{ file, line, column, message, value: target, expected }];
    }),
  );
}

/** Undefined for a link that is right, or that may be. @param anchors undefined where they are not all known */
function expectedInstead(target: string, anchors: readonly string[] | undefined): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  if (target.startsWith('#')) {
    const anchor = target.slice(1);
    return anchors === undefined || anchors.includes(anchor) ? undefined : `#${expectOneOf(anchor, anchors)}`;
  }
  return target.startsWith('/')
    ? `<Ref to="${target}">, which holds wherever the site is published`
    : 'a complete web address, # with an anchor, or <Ref to="…">';
}
