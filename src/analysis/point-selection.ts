import type { Analysis } from './analysis.ts';
import type { Metric } from './metric.ts';
import type { PointKey } from './point-key.ts';
import type { PointSummary } from './summaries.ts';

/** Which points of a campaign: each part that is left out stands for all. */
export type PointSelection = { readonly [Part in keyof PointKey]?: PointKey[Part] | undefined };

/** The points that any of the selections names, in the order of the summaries; without selections, all. */
export function selectPoints(
  analysis: Analysis,
  selections?: readonly PointSelection[],
): readonly PointSummary[] {
  const { points } = analysis.summaries;
  if (selections === undefined) return points;
  const chosen = new Set(
    selections.flatMap(({ model, library, batchSize }) =>
      (model === undefined ? analysis.models : [model]).flatMap((of) =>
        (library === undefined ? analysis.libraries : [library]).flatMap((by) =>
          batchSize === undefined ? analysis.pointsOf(of, by) : (analysis.point(of, by, batchSize) ?? []),
        ),
      ),
    ),
  );
  return points.filter((point) => chosen.has(point));
}

/** Every selected model with every selected library, each at its best batch size. */
export function bestPoints(
  analysis: Analysis,
  metric: Metric,
  models: readonly string[],
  libraries: readonly string[],
): readonly PointSelection[] {
  return analysis
    .table('best-time-per-image', metric)
    .filter(({ model, library }) => models.includes(model) && libraries.includes(library))
    .map(({ model, library, batch_size: batchSize }) => ({ model, library, batchSize }));
}
