import type { Chapter, Report } from './report.ts';

/** The page that has all chapters, to be printed and searched. */
export const WHOLE_REPORT = '/report/';

/** Where a chapter’s page stands: the first is where the site begins. */
export function chapterPath(slug: string, index: number): string {
  return index === 0 ? '/' : `/${slug}/`;
}

/** The page of a chart of the original. */
export function chartPath(dataset: string, id: string): string {
  return `/figures/${dataset}/${id}/`;
}

/**
 * Where everything that has an anchor stands, by its anchor: a path within the site, with the anchor where it is one of
 * that page.
 */
export function addressesOf(report: Omit<Report, 'addresses'>): ReadonlyMap<string, string> {
  const { metadata, chapters, charts, claims, glossary, bibliography } = report;
  const pathOf = new Map(chapters.map(({ slug, path }) => [slug, path]));
  const addresses = new Map(charts.map(({ spec }) => [spec.id, chartPath(metadata.dataset, spec.id)]));
  const place = (anchor: string, slug: string | undefined): void => {
    const path = slug === undefined ? undefined : pathOf.get(slug);
    if (path !== undefined) addresses.set(anchor, `${path}#${anchor}`);
  };
  for (const chapter of chapters) for (const anchor of anchorsOf(chapter)) place(anchor, chapter.slug);
  for (const { spec, chapter } of [...report.figures, ...report.tables]) place(spec.id, chapter);
  for (const { spec, choices } of report.figures) {
    // What a switch shows is found at its figure, unless it is a chart, which has a page of its own.
    for (const { id } of choices) if (!addresses.has(id)) addresses.set(id, addresses.get(spec.id)!);
  }
  for (const { declaration, chapter } of claims) place(`claim-${declaration.id}`, chapter);
  for (const term of glossary.keys()) place(`term-${term}`, chapterWith('Glossary', report));
  for (const source of bibliography.keys()) place(`source-${source}`, chapterWith('Bibliography', report));
  return addresses;
}

function anchorsOf({ slug, headings, anchors }: Chapter): readonly string[] {
  return [slug, ...headings.map((heading) => heading.slug), ...anchors];
}

/** The slug of the first chapter that has a component. */
function chapterWith(component: string, { elements }: Pick<Report, 'elements'>): string | undefined {
  return elements.find(({ element }) => element.name === component)?.chapter;
}
