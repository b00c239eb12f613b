import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { bestTimesOf, failsAlways } from './best-time-changes.ts';
import { type Pair, tagsOfEither } from './pairs.ts';
import { judgeChanges, type JudgingOptions, type TimeChange } from './verdict.ts';

/**
 * What can be said about the fastest library of a model in two datasets.
 *
 * `kept` is the same library on both sides. Where it is another one, `overtaken` is certain: on each side its winner
 * beats the other side's winner beyond what the spread explains, by at least the least change that counts. `unclear`
 * may be noise on either side, `too-few` has too few repetitions to tell, and `not-compared` has a winner that the other
 * side did not run; where all its runs failed there, the earlier one `fails` now, or the later one `works` now. `came` and
 * `went` are models that one side alone has timed.
 */
export type WinnerVerdict =
  'kept' | 'overtaken' | 'unclear' | 'too-few' | 'not-compared' | 'fails' | 'works' | 'came' | 'went';

/** The fastest library of a model on each side, at its best batch size; null where the side lacks the model. */
export interface WinnerChangeRow {
  readonly model: string;
  readonly before_library: string | null;
  readonly before_ms: number | null;
  readonly after_library: string | null;
  readonly after_ms: number | null;
  /** Whether both sides have a winner, and not the same. */
  readonly changed: boolean;
  readonly verdict: WinnerVerdict;
}

/** One row for each model of either side, all judged together. Ties go to the library first in the report. */
export function winnerChanges(pair: Pair, metric: Metric, options?: JudgingOptions): WinnerChangeRow[] {
  const winners = tagsOfEither('models', pair)
    .map((model) => ({
      model,
      before: winner(pair.before, metric, model),
      after: winner(pair.after, metric, model),
    }))
    .filter(({ before, after }) => before !== undefined || after !== undefined);
  const before = bestTimesOf(pair.before, metric);
  const after = bestTimesOf(pair.after, metric);
  // On each side its own winner comes first: it should be the faster one.
  const duels = winners.flatMap(({ model, before: old, after: now }) =>
    old === undefined || now === undefined || old.library === now.library
      ? []
      : [
          { before: before(model, old.library), after: before(model, now.library) },
          { before: after(model, now.library), after: after(model, old.library) },
        ],
  );
  const judged = judgeChanges(duels, options)[Symbol.iterator]();
  return winners.map(({ model, before: old, after: now }) => {
    const changed = old !== undefined && now !== undefined && old.library !== now.library;
    const verdict = (): WinnerVerdict => {
      if (old === undefined) return 'came';
      if (now === undefined) return 'went';
      if (!changed) return 'kept';
      const between = verdictOf([judged.next().value!, judged.next().value!]);
      if (between !== 'not-compared') return between;
      if (failsAlways(pair.after, model, old.library)) return 'fails';
      return failsAlways(pair.before, model, now.library) ? 'works' : 'not-compared';
    };
    return {
      model,
      before_library: old?.library ?? null,
      before_ms: old?.mean_ms ?? null,
      after_library: now?.library ?? null,
      after_ms: now?.mean_ms ?? null,
      changed,
      verdict: verdict(),
    };
  });
}

function verdictOf(duels: readonly TimeChange[]): WinnerVerdict {
  const verdicts = duels.map(({ verdict }) => verdict);
  if (verdicts.some((verdict) => verdict === 'came' || verdict === 'went')) return 'not-compared';
  if (verdicts.includes('too-few')) return 'too-few';
  return verdicts.every((verdict) => verdict === 'slower') ? 'overtaken' : 'unclear';
}

function winner(analysis: Analysis, metric: Metric, model: string) {
  const rows = analysis.table('best-time-per-image', metric).filter((row) => row.model === model);
  return rows.toSorted(
    (a, b) =>
      a.mean_ms - b.mean_ms || analysis.libraries.indexOf(a.library) - analysis.libraries.indexOf(b.library),
  )[0];
}
