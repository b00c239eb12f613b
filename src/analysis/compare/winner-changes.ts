import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { type Pair, tagsOfEither } from './pairs.ts';

/** The fastest library of a model on each side, at its best batch size; null where the side lacks the model. */
export interface WinnerChangeRow {
  model: string;
  before_library: string | null;
  before_ms: number | null;
  after_library: string | null;
  after_ms: number | null;
  changed: boolean;
}

/** One row for each model of either side. Ties go to the library first in the report. */
export function winnerChanges(pair: Pair, metric: Metric): WinnerChangeRow[] {
  return tagsOfEither('models', pair)
    .map((model) => {
      const before = winner(pair.before, metric, model);
      const after = winner(pair.after, metric, model);
      return {
        model,
        before_library: before?.library ?? null,
        before_ms: before?.mean_ms ?? null,
        after_library: after?.library ?? null,
        after_ms: after?.mean_ms ?? null,
        changed: before?.library !== after?.library,
      };
    })
    .filter((row) => row.before_library !== null || row.after_library !== null);
}

function winner(analysis: Analysis, metric: Metric, model: string) {
  const rows = analysis.table('best-time-per-image', metric).filter((row) => row.model === model);
  return rows.toSorted(
    (a, b) =>
      a.mean_ms - b.mean_ms || analysis.libraries.indexOf(a.library) - analysis.libraries.indexOf(b.library),
  )[0];
}
