import type { APIRoute } from 'astro';
import { facesOf, figureOf } from '../../../site/figure-files.ts';
import { loadReport } from '../../../site/load-report.ts';
import { socialCard } from '../../../site/social-card.ts';
import type { Chapter } from '../../../markdown/report.ts';

interface CardProps extends Record<string, unknown> {
  chapter: Chapter;
}

/** One card for each chapter but the first, whose page is that of the report. */
export async function getStaticPaths() {
  const { report } = await loadReport();
  return report.chapters.slice(1).map((chapter) => ({ params: { slug: chapter.slug }, props: { chapter } }));
}

/** The chapter’s title beside its first figure, or the cover where it has none. */
export const GET: APIRoute<CardProps> = async ({ props: { chapter } }) => {
  const { report, on } = await loadReport();
  const { metadata, figures } = report;
  const shown =
    figures.find((figure) => figure.chapter === chapter.slug) ??
    figures.find(({ spec }) => spec.id === metadata.cover) ??
    figures[0];
  const chart = shown && (await facesOf(figureOf(shown.spec, on(shown.dataset).analysis))).wide;
  const card = await socialCard(chapter.title, metadata.shortTitle ?? metadata.title, chart);
  return new Response(new Uint8Array(card), { headers: { 'content-type': 'image/png' } });
};
