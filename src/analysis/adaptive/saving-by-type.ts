import type { Analysis } from '../analysis.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';

/** What the solution and its baseline spend in the layers of one type; ms per image. */
export interface SavingOfType {
  /** Caffe's type of layer, or `other` for layers that the network's definition does not name. */
  readonly type: string;
  readonly layers: number;
  readonly baselineMs: number;
  readonly timeMs: number;
  /** Negative where the baseline, at its own batch size, is faster. */
  readonly savedMs: number;
}

/** Where a saving comes from, the type that saves most first; what is saved adds up to the saving as a whole. */
export function savingByType(
  solution: AdaptiveSolution,
  problem: AdaptiveProblem,
  analysis: Analysis,
): readonly SavingOfType[] {
  const baseline = problem.baselines
    .find(({ library }) => library === solution.baselineLibrary)
    ?.points.find(({ batchSize }) => batchSize === solution.baselineBatchSize);
  const timed = solution.layers.map((layer, position) => ({
    type: analysis.layerDefinition(solution.model, layer.layer)?.type ?? 'other',
    baselineMs: baseline?.meanMs[position] ?? NaN,
    timeMs: layer.timeMs,
  }));
  return [...Map.groupBy(timed, ({ type }) => type)]
    .map(([type, layers]) => {
      const baselineMs = layers.reduce((sum, layer) => sum + layer.baselineMs, 0);
      const timeMs = layers.reduce((sum, layer) => sum + layer.timeMs, 0);
      return { type, layers: layers.length, baselineMs, timeMs, savedMs: baselineMs - timeMs };
    })
    .sort((a, b) => b.savedMs - a.savedMs);
}
