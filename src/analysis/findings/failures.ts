import { rollups, sum } from 'd3-array';
import type { Analysis } from '../analysis.ts';

/** What did not end well, how often, and why. */
export interface Failures {
  readonly kind: 'failures';
  /** Of all libraries and models. */
  readonly runs: number;
  readonly failed: number;
  readonly timedOut: number;
  /** What went wrong in runs that failed, in the words of the data, the most frequent first. */
  readonly reasons: readonly { readonly text: string; readonly runs: number }[];
  /** Libraries that were run and of which no run succeeded. */
  readonly never: readonly string[];
  /** Of the others, models of which no run succeeded with them. */
  readonly neverTogether: readonly { readonly model: string; readonly library: string }[];
}

/** Undefined where every run succeeded. */
export function failuresOf(analysis: Analysis): Failures | undefined {
  const { points } = analysis.summaries;
  const unsuccessful = points.flatMap((point) => point.unsuccessful);
  if (unsuccessful.length === 0) return undefined;
  const failed = unsuccessful.filter(({ status }) => status === 'failed');
  const succeeded = (model: string, library: string) =>
    analysis.pointsOf(model, library).some(({ repetitions }) => repetitions.length > 0);
  const wasRun = (model: string, library: string) => analysis.pointsOf(model, library).length > 0;
  const never = analysis.libraries.filter((library) =>
    analysis.models.every((model) => !succeeded(model, library)),
  );
  const reasons = rollups(
    failed,
    (runs) => runs.length,
    ({ failure }) => failure,
  );
  return {
    kind: 'failures',
    runs: unsuccessful.length + sum(points, ({ repetitions }) => repetitions.length),
    failed: failed.length,
    timedOut: unsuccessful.length - failed.length,
    reasons: reasons.map(([text, runs]) => ({ text, runs })).sort((a, b) => b.runs - a.runs),
    never,
    neverTogether: analysis.models.flatMap((model) =>
      analysis.libraries
        .filter((library) => !never.includes(library))
        .filter((library) => wasRun(model, library) && !succeeded(model, library))
        .map((library) => ({ model, library })),
    ),
  };
}
