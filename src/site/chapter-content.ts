import { basename } from 'node:path';
import { getCollection, render } from 'astro:content';
import type { Chapter } from '../markdown/report.ts';
import { isDev } from './is-dev.ts';
import { lastGoodChapters } from './last-good-chapters.ts';
import { loadReport } from './load-report.ts';

type Content = Awaited<ReturnType<typeof render>>['Content'];

/**
 * The text of a chapter, to be drawn. While something is wrong with the report, `dev` shows what it last was without: what is
 * written now need not even be MDX.
 */
export async function chapterContent({ id }: Chapter): Promise<Content> {
  const { problems } = await loadReport();
  const known = lastGoodChapters.get(id);
  if (isDev && problems.length > 0 && known !== undefined) return known;
  const entry = (await getCollection('chapters')).find((each) => basename(each.id) === id);
  if (entry === undefined) throw new Error(`no chapter ${id} in Astro’s store`);
  const { Content } = await render(entry);
  if (isDev) lastGoodChapters.set(id, Content);
  return Content;
}
