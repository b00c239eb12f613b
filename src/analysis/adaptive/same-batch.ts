import type { AdaptiveMethod } from '../rows.ts';
import { batchSizesOf, pointsAt } from './aligned-times.ts';
import { bestBySumOfLayers } from './baseline.ts';
import { fastestChoice } from './fastest-choice.ts';
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
  let layers: readonly LayerChoice[] | undefined;
  let leastMs = Infinity;
  for (const batchSize of batchSizesOf(problem.candidates)) {
    const points = pointsAt(problem.candidates, batchSize);
    const choice = fastestChoice(
      points.map((point) => point?.meanMs),
      problem.layers.length,
    );
    if (choice === undefined || choice.totalMs >= leastMs) continue;
    leastMs = choice.totalMs;
    layers = problem.layers.map((layer, position) => {
      const library = choice.libraries[position]!;
      return {
        ...layer,
        library: problem.candidates[library]!.library,
        batchSize,
        timeMs: points[library]!.meanMs[position]!,
      };
    });
  }
  return layers && createSolution(method, problem, baseline, layers);
}
