import type { Analysis } from '../analysis/analysis.ts';
import type { FigureSpec } from '../figures/spec.ts';
import type { Report } from '../markdown/report.ts';
import { facesOf, type FigurePath, figureOf, pathOf, publishedSpecs } from './figure-files.ts';
import { loadReport } from './load-report.ts';
import { ofEachDataset } from './static-paths.ts';
import { tablePage } from './table-page.ts';

/**
 * Static paths of the figures that have a page of their own: the charts of the original, what the switch of a figure shows, and
 * figures whose tables are too long for the pages that they stand on.
 */
export async function figurePagePaths(): Promise<FigurePath[]> {
  const { report } = await loadReport();
  return ofEachDataset(
    'figure-pages',
    (analysis) => standingAlone(analysis, report),
    (spec, analysis) => pathOf(figureOf(spec, analysis)),
  );
}

async function standingAlone(analysis: Analysis, report: Report): Promise<readonly FigureSpec[]> {
  const { dataset: own } = report.metadata;
  const named = new Set([
    ...(analysis.name === own ? report.charts.map(({ spec }) => spec.id) : []),
    ...report.figures
      .filter(({ dataset = own }) => dataset === analysis.name)
      .flatMap(({ choices }) => choices.map(({ id }) => id)),
  ]);
  const alone: FigureSpec[] = [];
  for (const spec of publishedSpecs(analysis, report)) {
    const figure = figureOf(spec, analysis);
    const isLong = async () =>
      tablePage(figure, (await facesOf(figure)).wide.table.rows.length) !== undefined;
    if (named.has(spec.id) || (await isLong())) alone.push(spec);
  }
  return alone;
}
