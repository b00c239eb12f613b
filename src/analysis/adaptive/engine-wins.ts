import type { Engine } from '../../prototxt/engine-field.ts';
import { pointsAt } from './aligned-times.ts';
import { crossValidated } from './cross-validated.ts';
import type { EngineChoices } from './engine-choices.ts';
import type { EngineProblem } from './engine-problem.ts';
import { judgeLayer } from './layer-contest.ts';
import type { Verdict } from './layer-contest.ts';
import type { AdaptiveMethod } from './methods.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { published } from './published.ts';
import { sameBatch } from './same-batch.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';

/** By which estimate the engines are chosen. One binary runs the file, so `same-batch` comes to `switchable`. */
export type PlanMethod = Exclude<AdaptiveMethod, 'single-library-published'>;

export const PLAN_METHODS: readonly PlanMethod[] = [
  'switchable',
  'same-batch',
  'cross-validated',
  'published',
];

const SOLVERS = {
  switchable: sameBatch,
  'same-batch': sameBatch,
  'cross-validated': crossValidated,
  published,
} satisfies Record<PlanMethod, (problem: AdaptiveProblem) => AdaptiveSolution | undefined>;

/** A layer that another engine than the present one runs faster. Times are means, ms per image. */
export interface EngineWin {
  readonly layer: string;
  readonly from: Engine;
  readonly to: Engine;
  readonly fromMs: number;
  readonly toMs: number;
  readonly verdict: Exclude<Verdict, 'uncontested'>;
}

export interface PlacedWin {
  readonly position: number;
  /** The library of the engine that wins. */
  readonly library: string;
  readonly win: EngineWin;
}

/**
 * The library that a method gives each layer, at each batch size that it can be had for. Only `published`, which mixes
 * batch sizes, gives the same for all.
 */
export function chooseEngines(
  allowed: AdaptiveProblem,
  method: PlanMethod,
  batchSizes: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const chooseAt = (sizes: readonly number[]) =>
    SOLVERS[method](atBatchSizes(allowed, sizes))?.layers.map(({ library }) => library);
  const mixed = method === 'published' ? chooseAt(batchSizes) : undefined;
  return new Map(
    batchSizes.flatMap((batchSize) => {
      const libraries = method === 'published' ? mixed : chooseAt([batchSize]);
      return libraries ? [[batchSize, libraries] as const] : [];
    }),
  );
}

function atBatchSizes(problem: AdaptiveProblem, batchSizes: readonly number[]): AdaptiveProblem {
  const candidates = problem.candidates.map(({ library, points }) => ({
    library,
    points: points.filter(({ batchSize }) => batchSizes.includes(batchSize)),
  }));
  return { ...problem, candidates };
}

/** Where what was chosen is faster, at a batch size, than what runs a layer now. */
export function engineWins(
  { timed, current }: EngineProblem,
  choices: EngineChoices,
  chosen: readonly string[],
  batchSize: number,
  noise: NoiseFloor | undefined,
): readonly PlacedWin[] {
  const engineOf = new Map([...choices].map(([engine, library]) => [library, engine]));
  const at = pointsAt(timed.candidates, batchSize);
  const points = new Map(timed.candidates.map(({ library }, index) => [library, at[index]]));
  return timed.layers.flatMap(({ layer }, position): PlacedWin[] => {
    const [from, to] = [current[position]!, chosen[position]!];
    const [slower, faster] = [points.get(from), points.get(to)];
    const [fromMs, toMs] = [slower?.meanMs[position] ?? NaN, faster?.meanMs[position] ?? NaN];
    if (slower === undefined || faster === undefined || !(toMs < fromMs)) return [];
    const verdict = judgeLayer(
      { library: to, point: faster },
      { library: from, point: slower },
      { layer, position },
      noise,
    );
    const win = { layer, from: engineOf.get(from)!, to: engineOf.get(to)!, fromMs, toMs, verdict };
    return [{ position, library: to, win }];
  });
}
