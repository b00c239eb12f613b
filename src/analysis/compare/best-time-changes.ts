import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { resolutionOf } from '../resolution.ts';
import type { TimePerImage } from '../time-per-image.ts';
import { type Pair, tagsOfEither } from './pairs.ts';
import { judgeChanges, type JudgingOptions, type TimeChange } from './verdict.ts';

/** The best time per image of a model with a library in two datasets; each side at its own best batch size. */
export interface BestTimeChangeRow extends TimeChange {
  readonly model: string;
  readonly library: string;
  readonly before_batch_size: number | null;
  readonly before_repetitions: number;
  readonly before_ms: number | null;
  readonly before_std_ms: number | null;
  readonly after_batch_size: number | null;
  readonly after_repetitions: number;
  readonly after_ms: number | null;
  readonly after_std_ms: number | null;
}

/** One row for each model and library that either side timed, all judged together. */
export function bestTimeChanges(pair: Pair, metric: Metric, options?: JudgingOptions): BestTimeChangeRow[] {
  const before = bestTimesOf(pair.before, metric);
  const after = bestTimesOf(pair.after, metric);
  const measured = tagsOfEither('models', pair)
    .flatMap((model) => tagsOfEither('libraries', pair).map((library) => ({ model, library })))
    .map(({ model, library }) => ({
      key: { model, library },
      before: before(model, library),
      after: after(model, library),
    }))
    .filter(({ before, after }) => before !== undefined || after !== undefined);
  const changes = judgeChanges(measured, options);
  return measured.map(({ key, before, after }, index) => {
    return {
      ...key,
      before_batch_size: before?.batchSize ?? null,
      before_repetitions: before?.repetitions ?? 0,
      before_ms: before?.mean ?? null,
      before_std_ms: before?.std ?? null,
      after_batch_size: after?.batchSize ?? null,
      after_repetitions: after?.repetitions ?? 0,
      after_ms: after?.mean ?? null,
      after_std_ms: after?.std ?? null,
      ...changes[index]!,
    };
  });
}

/** Looks up best times of a dataset; each knows the step between values of its library, over all its runs. */
export function bestTimesOf(
  analysis: Analysis,
  metric: Metric,
): (model: string, library: string) => TimePerImage | undefined {
  const resolutions = new Map(
    [...Map.groupBy(analysis.summaries.points, ({ library }) => library)].map(([library, points]) => [
      library,
      resolutionOf(points.flatMap(({ timesMs }) => timesMs[metric])),
    ]),
  );
  return (model, library) => {
    const best = analysis.timePerImage(metric, model, library);
    return best && { ...best, resolution: (resolutions.get(library) ?? 0) / best.batchSize };
  };
}
