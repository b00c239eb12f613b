import { studentTCritical } from '../student-t.ts';
import type { AlignedLibrary } from './aligned-times.ts';
import { fastestTime } from './choice-time.ts';
import type { ChoiceTime } from './choice-time.ts';
import { drawsOf } from './draws.ts';
import { resampledSaving } from './resampled-saving.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';

/** From `lower` to `upper`, both included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

const CONFIDENCE = 0.95;

/**
 * A 95% interval of the saving: estimate ± t(n − 1) × standard error, by the bootstrap.
 *
 * In every resample of the repetitions the whole choice is made anew: the library of each layer, the batch size, the
 * baseline and its batch size. The standard error is the standard deviation over the resamples × √(n ÷ (n − 1)), as
 * resampling n values understates their spread by that factor (Efron & Tibshirani 1993, §5; Hesterberg, The American
 * Statistician 69, 2015). Student's t stands for the tails that so few repetitions cannot show.
 *
 * n is the fewest repetitions of anything that the solution and its baseline use.
 *
 * @param solution what the interval is of
 * @param choiceTime what led to it at each batch size; the fastest library for each layer if left out
 * @returns undefined where n is 1
 */
export function savingInterval(
  problem: AdaptiveProblem,
  solution: AdaptiveSolution,
  choiceTime: ChoiceTime = fastestTime,
): Interval | undefined {
  const n = fewestRepetitions(problem, solution);
  if (n < 2) return undefined;
  const resampled = resampledSaving(problem, choiceTime);
  let [weight, mean, squares] = [0, 0, 0];
  for (const { counts, probability } of drawsOf(resampled.repetitions)) {
    const saving = resampled.saving(counts);
    if (saving === undefined) continue;
    weight += probability;
    const change = saving - mean;
    mean += (change * probability) / weight;
    squares += probability * change * (saving - mean);
  }
  const error = Math.sqrt(((squares / weight) * n) / (n - 1));
  const margin = studentTCritical(CONFIDENCE, n - 1) * error;
  return { lower: solution.saving - margin, upper: solution.saving + margin };
}

function fewestRepetitions(
  { candidates, baselines }: AdaptiveProblem,
  { layers, baselineLibrary, baselineBatchSize }: AdaptiveSolution,
): number {
  const counts = layers.flatMap(({ library, batchSize }, position) => [
    timedRepetitions(candidates, library, batchSize, position),
    timedRepetitions(baselines, baselineLibrary, baselineBatchSize, position),
  ]);
  return Math.min(...counts);
}

function timedRepetitions(
  libraries: readonly AlignedLibrary[],
  library: string,
  batchSize: number,
  position: number,
): number {
  const repetitions = libraries
    .find((each) => each.library === library)
    ?.points.find((point) => point.batchSize === batchSize)?.repetitions;
  let timed = 0;
  for (const times of repetitions?.values() ?? []) if (!Number.isNaN(times[position])) timed += 1;
  return timed;
}
