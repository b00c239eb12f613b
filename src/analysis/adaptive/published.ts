import type { AlignedLibrary } from './aligned-times.ts';
import { bestByWholePass } from './baseline.ts';
import type { SetLayer } from './layer-times.ts';
import { createSolution } from './solution.ts';
import type { AdaptiveProblem, AdaptiveSolution, LayerChoice } from './solution.ts';

/**
 * The original report's estimate, which flatters itself: each layer at its luckiest repetition and its own batch
 * size, against the best library's mean time of a whole pass.
 *
 * Undefined where a layer has no time or no library's whole pass was measured.
 */
export function published(problem: AdaptiveProblem): AdaptiveSolution | undefined {
  const baseline = bestByWholePass(problem.baselines);
  const layers = luckiestTimes(problem.layers, problem.candidates);
  if (baseline === undefined || layers === undefined) return undefined;
  return createSolution('published', problem, baseline, layers);
}

/**
 * The published estimate applied to the baseline alone, where there is nothing to choose from: what it appears to
 * save comes from the estimate itself.
 */
export function singleLibraryPublished(problem: AdaptiveProblem): AdaptiveSolution | undefined {
  const baseline = bestByWholePass(problem.baselines);
  if (baseline === undefined) return undefined;
  const alone = problem.baselines.filter(({ library }) => library === baseline.library);
  const layers = luckiestTimes(problem.layers, alone);
  return layers && createSolution('single-library-published', problem, baseline, layers);
}

function luckiestTimes(
  layers: readonly SetLayer[],
  libraries: readonly AlignedLibrary[],
): readonly LayerChoice[] | undefined {
  const choices = layers.map((layer, position) => {
    let choice: LayerChoice | undefined;
    for (const { library, points } of libraries) {
      for (const { batchSize, minMs } of points) {
        const timeMs = minMs[position]!;
        if (timeMs < (choice?.timeMs ?? Infinity)) choice = { ...layer, library, batchSize, timeMs };
      }
    }
    return choice;
  });
  return choices.length > 0 && choices.every((choice) => choice !== undefined) ? choices : undefined;
}
