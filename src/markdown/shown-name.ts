import { figureNamed } from './figure-named.ts';
import type { Report } from './report.ts';

/** What a link to a figure, a table, a chart of the original or a chapter is called, by its id. */
export function shownName(id: string, { figures, tables, charts, chapters }: Report): string {
  const isNamed = ({ spec }: { readonly spec: { readonly id: string } }): boolean => spec.id === id;
  const figure = figureNamed({ figures }, id);
  if (figure !== undefined) return `Figure\u00a0${String(figure.number)}`;
  const table = tables.find(isNamed);
  if (table !== undefined) return `Table\u00a0${String(table.number)}`;
  const chart = charts.find(isNamed);
  if (chart !== undefined) return `chart\u00a0${String(chart.number)} of the original`;
  return `“${chapters.find(({ slug }) => slug === id)?.title ?? id}”`;
}
