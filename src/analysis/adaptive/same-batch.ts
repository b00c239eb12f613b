import { batchSizesOf, pointsAt } from './aligned-times.ts';
import { bestBySumOfLayers } from './baseline.ts';
import { fastestChoice } from './fastest-choice.ts';
import type { FastestChoice } from './fastest-choice.ts';
import type { AdaptiveMethod } from './methods.ts';
import { createSolution } from './solution.ts';
import type { AdaptiveProblem, AdaptiveSolution, LayerChoice } from './solution.ts';

/**
 * What one pass over one batch can really have: mean times, one batch size for all layers, the best one, against
 * the best single library's sum of the same layers at its own best batch size.
 *
 * A batch size counts if every layer was timed at it by some library of the set; ties go to the smaller one.
 * Undefined where there is none, or no single library that has timed all layers.
 */
export function sameBatch(
  problem: AdaptiveProblem,
  method: AdaptiveMethod = 'same-batch',
): AdaptiveSolution | undefined {
  const baseline = bestBySumOfLayers(problem.baselines);
  if (baseline === undefined) return undefined;
  let best: { readonly batchSize: number; readonly choice: FastestChoice } | undefined;
  for (const batchSize of batchSizesOf(problem.candidates)) {
    const times = pointsAt(problem.candidates, batchSize).map((point) => point?.meanMs);
    const choice = fastestChoice(times, problem.layers.length);
    if (choice !== undefined && choice.totalMs < (best?.choice.totalMs ?? Infinity))
      best = { batchSize, choice };
  }
  return best && createSolution(method, problem, baseline, layersOf(problem, best.batchSize, best.choice));
}

function layersOf(
  { candidates, layers }: AdaptiveProblem,
  batchSize: number,
  { libraries }: FastestChoice,
): readonly LayerChoice[] {
  const points = pointsAt(candidates, batchSize);
  return layers.map((layer, position) => {
    const library = libraries[position]!;
    return {
      ...layer,
      library: candidates[library]!.library,
      batchSize,
      timeMs: points[library]!.meanMs[position]!,
    };
  });
}
