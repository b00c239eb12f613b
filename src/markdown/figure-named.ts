import type { PlacedFigure, Report } from './report.ts';

/** The figure that shows what has this id: first, or where its switch is set to it. */
export function figureNamed({ figures }: Pick<Report, 'figures'>, id: string): PlacedFigure | undefined {
  return figures.find(({ spec, choices }) => [spec, ...choices].some((each) => each.id === id));
}
