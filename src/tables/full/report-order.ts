import type { Analysis } from '../../analysis/analysis.ts';

interface Placed {
  readonly model: string;
  readonly library?: string;
}

/**
 * Rows in the order in which the report shows models, and within a model its libraries: the descriptor's. Files stay
 * sorted by tag. Rows of the same model and library keep their order.
 */
export function inReportOrder<Row>(
  rows: readonly Row[],
  analysis: Analysis,
  place: (row: Row) => Placed,
): readonly Row[] {
  const models = new Map(analysis.models.map((tag, index) => [tag, index]));
  const libraries = new Map(analysis.libraries.map((tag, index) => [tag, index]));
  const placed = rows.map((row) => {
    const { model, library } = place(row);
    return { row, model: models.get(model) ?? 0, library: libraries.get(library ?? '') ?? 0 };
  });
  return placed.sort((a, b) => a.model - b.model || a.library - b.library).map(({ row }) => row);
}
