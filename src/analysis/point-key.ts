import type { Analysis } from './analysis.ts';
import type { Metric } from './metric.ts';
import type { PointSummary } from './summaries.ts';

/** Which points of a campaign: each field that is left out stands for all. */
export interface PointKey {
  readonly model?: string | undefined;
  readonly library?: string | undefined;
  readonly batchSize?: number | undefined;
}

/** The points that any of the keys names; without keys, all. */
export function pointsOfKeys(
  { summaries }: Pick<Analysis, 'summaries'>,
  keys?: readonly PointKey[],
): readonly PointSummary[] {
  if (keys === undefined) return summaries.points;
  return summaries.points.filter((point) =>
    keys.some(
      ({ model, library, batchSize }) =>
        (model === undefined || point.model === model) &&
        (library === undefined || point.library === library) &&
        (batchSize === undefined || point.batchSize === batchSize),
    ),
  );
}

/** Every selected model with every selected library, each at its best batch size. */
export function bestPoints(
  analysis: Analysis,
  metric: Metric,
  models: readonly string[],
  libraries: readonly string[],
): readonly PointKey[] {
  return analysis
    .table('best-time-per-image', metric)
    .filter(({ model, library }) => models.includes(model) && libraries.includes(library))
    .map(({ model, library, batch_size: batchSize }) => ({ model, library, batchSize }));
}
