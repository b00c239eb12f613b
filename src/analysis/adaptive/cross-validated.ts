import { batchSizesOf, pointsAt } from './aligned-times.ts';
import type { AlignedLibrary, AlignedPoint } from './aligned-times.ts';
import { bestBySumOfLayers } from './baseline.ts';
import { fastestChoice } from './fastest-choice.ts';
import { createSolution } from './solution.ts';
import type { AdaptiveProblem, AdaptiveSolution, LayerChoice } from './solution.ts';

/** What was chosen without one repetition, by position in the set, and how long it took in that repetition. */
interface Fold {
  readonly libraries: Uint32Array;
  readonly timesMs: Float64Array;
  readonly totalMs: number;
}

/**
 * The choice of `same-batch` without the winner's curse: at each batch size the libraries are chosen on all
 * repetitions but one and timed on the one left out; a layer's time is the mean over these folds. The batch size is
 * the one with the least such time, as the baseline's is the one with its least mean time. A layer's library is the
 * one chosen in most folds, or the first such in the set, as folds may differ.
 *
 * A fold whose choice was not timed in the repetition left out does not count. Undefined without two folds, or where
 * the summaries keep no single times. The baseline is that of `same-batch`.
 */
export function crossValidated(
  problem: AdaptiveProblem,
  meanOf: MeanWithout = meanWithout,
): AdaptiveSolution | undefined {
  const baseline = bestBySumOfLayers(problem.baselines);
  if (baseline === undefined) return undefined;
  let best: { batchSize: number; folds: readonly Fold[]; timeMs: number } | undefined;
  for (const batchSize of batchSizesOf(problem.candidates)) {
    const folds = foldsAt(problem, batchSize, meanOf);
    if (folds.length < 2) continue;
    const timeMs = folds.reduce((sum, fold) => sum + fold.totalMs, 0) / folds.length;
    if (timeMs < (best?.timeMs ?? Infinity)) best = { batchSize, folds, timeMs };
  }
  if (best === undefined) return undefined;
  const layers = averageOver(best.folds, problem, best.batchSize);
  return createSolution('cross-validated', problem, baseline, layers);
}

function foldsAt(
  { candidates, layers }: AdaptiveProblem,
  batchSize: number,
  meanOf: MeanWithout,
): readonly Fold[] {
  const points = pointsAt(candidates, batchSize);
  return repetitionNumbers(points).flatMap((leftOut) => {
    const training = points.map((point) => point && meanOf(point, leftOut));
    const choice = fastestChoice(training, layers.length);
    if (choice === undefined) return [];
    const heldOut = points.map((point) => point?.repetitions.get(leftOut));
    const timesMs = new Float64Array(layers.length);
    let totalMs = 0;
    for (let layer = 0; layer < layers.length; layer += 1) {
      timesMs[layer] = heldOut[choice.libraries[layer]!]?.[layer] ?? NaN;
      totalMs += timesMs[layer]!;
    }
    return Number.isNaN(totalMs) ? [] : [{ libraries: choice.libraries, timesMs, totalMs }];
  });
}

function repetitionNumbers(points: readonly (AlignedPoint | undefined)[]): readonly number[] {
  const numbers = new Set(points.flatMap((point) => [...(point?.repetitions.keys() ?? [])]));
  return [...numbers].sort((a, b) => a - b);
}

/** Mean time of each layer over the repetitions that timed it, but for one; NaN where there is no other. */
export type MeanWithout = (point: AlignedPoint, leftOut: number) => Float64Array;

/** The means that several solutions need, each computed once: library sets share their points. */
export function keepMeans(): MeanWithout {
  const kept = new Map<AlignedPoint, Map<number, Float64Array>>();
  return (point, leftOut) => {
    const ofPoint = kept.get(point) ?? new Map<number, Float64Array>();
    kept.set(point, ofPoint);
    const means = ofPoint.get(leftOut) ?? meanWithout(point, leftOut);
    ofPoint.set(leftOut, means);
    return means;
  };
}

function meanWithout(point: AlignedPoint, leftOut: number): Float64Array {
  const sums = new Float64Array(point.meanMs.length);
  const counts = new Uint32Array(point.meanMs.length);
  for (const [repetition, times] of point.repetitions) {
    if (repetition === leftOut) continue;
    for (let layer = 0; layer < times.length; layer += 1) {
      const time = times[layer]!;
      if (Number.isNaN(time)) continue;
      sums[layer]! += time;
      counts[layer]! += 1;
    }
  }
  for (let layer = 0; layer < sums.length; layer += 1) sums[layer]! /= counts[layer]!;
  return sums;
}

function averageOver(
  folds: readonly Fold[],
  { layers, candidates }: AdaptiveProblem,
  batchSize: number,
): readonly LayerChoice[] {
  return layers.map((layer, position) => ({
    ...layer,
    library: mostChosen(folds, position, candidates),
    batchSize,
    timeMs: folds.reduce((sum, fold) => sum + fold.timesMs[position]!, 0) / folds.length,
  }));
}

function mostChosen(folds: readonly Fold[], layer: number, candidates: readonly AlignedLibrary[]): string {
  const votes = new Uint32Array(candidates.length);
  for (const fold of folds) votes[fold.libraries[layer]!]! += 1;
  return candidates[votes.indexOf(Math.max(...votes))]!.library;
}
