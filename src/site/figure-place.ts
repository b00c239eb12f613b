import type { Report } from '../markdown/report.ts';
import type { PublishedFigure } from './figure-files.ts';
import { narrativeFigures } from './narrative-figures.ts';

/** The path within the site where a figure stands: its place in a chapter, else its own page, else that of its dataset. */
export function figurePlace({ id, dataset, page }: PublishedFigure, report: Report): string {
  const { figures, metadata } = report;
  const isPlaced = figures.some(
    (figure) => figure.spec.id === id && (figure.dataset ?? metadata.dataset) === dataset,
  );
  const address = isPlaced ? report.addresses.get(id) : undefined;
  if (address !== undefined) return address;
  return narrativeFigures(report, dataset).some((spec) => spec.id === id)
    ? `/figures/${dataset}/${id}/`
    : page;
}
