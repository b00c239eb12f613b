import type { AlignedLibrary } from './aligned-times.ts';
import type { SetLayer } from './layer-times.ts';
import type { AdaptiveMethod } from './methods.ts';

/** What the methods choose from: one model, one metric, one set of libraries. */
export interface AdaptiveProblem {
  readonly model: string;
  /** The layers that every library of the set has timed, in order. */
  readonly layers: readonly SetLayer[];
  /** The set, in its order. */
  readonly candidates: readonly AlignedLibrary[];
  /** What a saving is measured against: the best one of these alone. */
  readonly baselines: readonly AlignedLibrary[];
}

/** Which library runs a layer, at which batch size, and for how long per image. */
export interface LayerChoice {
  readonly layerIndex: number;
  readonly layer: string;
  readonly library: string;
  readonly batchSize: number;
  readonly timeMs: number;
}

/** A library for every layer of a model, and what that saves. Times are ms per image. */
export interface AdaptiveSolution {
  readonly method: AdaptiveMethod;
  readonly model: string;
  /** The set that was chosen from, in its order, without libraries that timed none of the model's layers. */
  readonly libraries: readonly string[];
  /** Null where layers use different ones. */
  readonly batchSize: number | null;
  readonly timeMs: number;
  readonly baselineLibrary: string;
  readonly baselineBatchSize: number;
  readonly baselineMs: number;
  /** 1 − time ÷ baseline; negative where the single library is faster. */
  readonly saving: number;
  /** One per layer of the set, in order. */
  readonly layers: readonly LayerChoice[];
}

/** What one library takes alone, per image, at the batch size where it is fastest. */
export interface Baseline {
  readonly library: string;
  readonly batchSize: number;
  readonly timeMs: number;
}

export function createSolution(
  method: AdaptiveMethod,
  problem: AdaptiveProblem,
  baseline: Baseline,
  layers: readonly LayerChoice[],
): AdaptiveSolution {
  const timeMs = layers.reduce((sum, layer) => sum + layer.timeMs, 0);
  const batchSize = layers[0]?.batchSize ?? null;
  return {
    method,
    model: problem.model,
    libraries: problem.candidates.map(({ library }) => library),
    batchSize: layers.every((layer) => layer.batchSize === batchSize) ? batchSize : null,
    timeMs,
    baselineLibrary: baseline.library,
    baselineBatchSize: baseline.batchSize,
    baselineMs: baseline.timeMs,
    saving: 1 - timeMs / baseline.timeMs,
    layers,
  };
}
