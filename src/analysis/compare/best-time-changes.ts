import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { resolutionOf } from '../resolution.ts';
import type { TimePerImage } from '../time-per-image.ts';
import { type Pair, tagsOfEither } from './pairs.ts';
import { judgeChanges, type JudgingOptions, type TimeChange, type Verdict } from './verdict.ts';

interface ModelAndLibrary {
  readonly model: string;
  readonly library: string;
}

/** The best time per image of a model with a library in two datasets; each side at its own best batch size. */
export interface BestTimeChangeRow extends TimeChange, ModelAndLibrary {
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
    const change = changes[index]!;
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
      ...change,
      verdict: endOf(change.verdict, key, pair),
    };
  });
}

/** What has a time on one side alone, for its runs on the other side failed, is not missing there. */
function endOf(verdict: Verdict, { model, library }: ModelAndLibrary, { before, after }: Pair): Verdict {
  if (verdict === 'went' && failsAlways(after, model, library)) return 'fails';
  if (verdict === 'came' && failsAlways(before, model, library)) return 'works';
  return verdict;
}

/** Whether a model was run with a library and not one run succeeded. */
export function failsAlways(analysis: Analysis, model: string, library: string): boolean {
  const points = analysis.pointsOf(model, library);
  return points.length > 0 && points.every(({ repetitions }) => repetitions.length === 0);
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
