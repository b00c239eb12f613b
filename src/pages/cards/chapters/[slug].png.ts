import { cardOf, figureOf } from '../../../site/figure-files.ts';
import { loadReport } from '../../../site/load-report.ts';
import type { Chapter } from '../../../markdown/report.ts';
import { siteFile } from '../../../site/site-file.ts';

interface CardProps extends Record<string, unknown> {
  chapter: Chapter;
}

/** One card for each chapter but the first, whose page is that of the report. */
export async function getStaticPaths() {
  const { report } = await loadReport();
  return report.chapters.slice(1).map((chapter) => ({ params: { slug: chapter.slug }, props: { chapter } }));
}

/** The chapter’s title beside its first figure, or the cover where it has none. */
export const GET = siteFile<CardProps>('image/png', async ({ props: { chapter } }) => {
  const { report, on } = await loadReport();
  const { metadata, figures } = report;
  const shown =
    figures.find((figure) => figure.chapter === chapter.slug) ??
    figures.find(({ spec }) => spec.id === metadata.cover) ??
    figures[0];
  return cardOf(
    `chapters/${chapter.slug}`,
    chapter.title,
    metadata.shortTitle ?? metadata.title,
    shown && figureOf(shown.spec, on(shown.dataset).analysis),
  );
});
