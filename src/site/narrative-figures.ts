import type { FigureSpec } from '../figures/spec.ts';
import type { Report } from '../markdown/report.ts';

/** What the narrative shows of a dataset: its figures, what their switches show instead, the charts that it takes up. */
export function narrativeFigures(
  { figures, charts, metadata }: Report,
  dataset: string,
): readonly FigureSpec[] {
  const shown = figures.filter((figure) => (figure.dataset ?? metadata.dataset) === dataset);
  return [
    ...shown.flatMap(({ spec, choices }) => [spec, ...choices]),
    ...(dataset === metadata.dataset ? charts.map(({ spec }) => spec) : []),
  ];
}

/**
 * Whether the site holds a picture of a figure. Those of the narrative are for whoever cites it; others are many, and are
 * painted in the browser of whoever asks for one.
 */
export function hasPicture(report: Report, dataset: string, id: string): boolean {
  return narrativeFigures(report, dataset).some((spec) => spec.id === id);
}
