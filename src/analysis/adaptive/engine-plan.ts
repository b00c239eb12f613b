import type { Engine } from '../../prototxt/engine-field.ts';
import type { Analysis } from '../analysis.ts';
import { batchSizesOf, pointsAt } from './aligned-times.ts';
import type { AlignedPoint } from './aligned-times.ts';
import { bestBySumOfLayers } from './baseline.ts';
import { crossValidated } from './cross-validated.ts';
import { poseEngineProblem } from './engine-problem.ts';
import type { EngineRequest } from './engine-problem.ts';
import type { Interval } from './interval.ts';
import { compare } from './layer-contest.ts';
import { noiseFloor } from './noise-floor.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { published } from './published.ts';
import { sameBatch } from './same-batch.ts';
import { assignmentInterval } from './saving-interval.ts';
import type { Assignment } from './saving-interval.ts';
import type { AdaptiveProblem, AdaptiveSolution, Baseline } from './solution.ts';
import { cheapestSequence } from './switching-cost.ts';

/** By which estimate the engines are chosen. One binary runs the file, so `same-batch` comes to `switchable`. */
export type PlanMethod = 'switchable' | 'same-batch' | 'cross-validated' | 'published';

export const PLAN_METHODS: readonly PlanMethod[] = [
  'switchable',
  'same-batch',
  'cross-validated',
  'published',
];

export interface PlanOptions {
  readonly method: PlanMethod;
  /** Wins within the noise too. */
  readonly all: boolean;
  /** ms for each change of library between consecutive layers, once per batch. */
  readonly switchCostMs: number;
}

/** A layer that another engine than the present one runs faster. Times are means, ms per image. */
export interface EngineWin {
  readonly layer: string;
  readonly from: Engine;
  readonly to: Engine;
  readonly fromMs: number;
  readonly toMs: number;
  readonly verdict: 'beyond-noise' | 'tie' | 'unknown';
}

/** Which engines to set, and what that is expected to bring against the model file as it is, at one batch size. */
export interface EnginePlan {
  readonly batchSize: number;
  readonly changes: readonly EngineWin[];
  /** Wins that are left out: within the noise, or not worth a switch. */
  readonly leftOut: readonly EngineWin[];
  /** ms per image, like the next. */
  readonly currentMs: number;
  /** Both with what their switches cost. */
  readonly plannedMs: number;
  readonly switches: number;
  /** As asked for. */
  readonly switchCostMs: number;
  readonly saving: number;
  /** Of the saving without switching costs; absent for one repetition. */
  readonly interval?: Interval;
  readonly noise?: NoiseFloor;
  /** What CUDNN takes for every layer at its own best batch size, ms per image. */
  readonly cudnnAlone?: Baseline;
}

/** Undefined where the model was not timed with the engines at the batch size, or its layer types are not known. */
export function planEngines(
  analysis: Analysis,
  request: EngineRequest,
  { method, all, switchCostMs }: PlanOptions,
): EnginePlan | undefined {
  const posed = poseEngineProblem(analysis, request);
  const chosen = posed && choose(posed.allowed, method);
  if (posed === undefined || chosen === undefined) return undefined;
  const { allowed, timed, current } = posed;
  const { batchSize, libraries } = chosen;
  const points = pointsByLibrary(timed, batchSize);
  const timeOf = (library: string, layer: number) => points.get(library)?.meanMs[layer] ?? NaN;
  const network = analysis.networks.filter(({ model }) => model === request.model);
  const noise = noiseFloor(enginePair(timed, request), network, batchSize);

  const engineOf = new Map([...request.choices].map(([engine, library]) => [library, engine]));
  const wins = libraries.flatMap((library, layer) => {
    const from = current[layer]!;
    if (!(timeOf(library, layer) < timeOf(from, layer))) return [];
    const verdict = compare(points.get(library)!, points.get(from)!, layer, noise?.spread ?? 0);
    const win: EngineWin = {
      layer: timed.layers[layer]!.layer,
      from: engineOf.get(from)!,
      to: engineOf.get(library)!,
      fromMs: timeOf(from, layer),
      toMs: timeOf(library, layer),
      verdict,
    };
    return [{ layer, library, win }];
  });
  const accepted = new Map(
    wins
      .filter(({ win }) => all || win.verdict === 'beyond-noise')
      .map(({ layer, library }) => [layer, library]),
  );
  const planned = worthSwitching(current, accepted, timeOf, switchCostMs / batchSize);
  const total = (assigned: readonly string[]) =>
    assigned.reduce((sum, library, layer) => sum + timeOf(library, layer), 0) +
    (switchesIn(assigned) * switchCostMs) / batchSize;
  const currentMs = total(current);
  const plannedMs = total(planned);
  const cudnnAlone = bestBySumOfLayers(
    timed.candidates.filter(({ library }) => library === request.choices.get('CUDNN')),
  );
  const interval = assignmentInterval(
    allowed.candidates,
    { batchSize, libraries: planned },
    { batchSize, libraries: current },
  );
  return {
    batchSize,
    changes: wins.flatMap(({ layer, library, win }) => (planned[layer] === library ? [win] : [])),
    leftOut: wins.flatMap(({ layer, library, win }) => (planned[layer] === library ? [] : [win])),
    currentMs,
    plannedMs,
    switches: switchesIn(planned),
    switchCostMs,
    saving: 1 - plannedMs / currentMs,
    ...(interval && { interval }),
    ...(noise && { noise }),
    ...(cudnnAlone && { cudnnAlone }),
  };
}

/** The fastest library for each layer by one of the methods, and the batch size at which that takes least. */
function choose(allowed: AdaptiveProblem, method: PlanMethod): Assignment | undefined {
  const solution = SOLVERS[method](allowed);
  if (solution === undefined) return undefined;
  const libraries = solution.layers.map(({ library }) => library);
  if (solution.batchSize !== null) return { batchSize: solution.batchSize, libraries };
  let best: Assignment | undefined;
  let leastMs = Infinity;
  for (const batchSize of batchSizesOf(allowed.candidates)) {
    const points = pointsByLibrary(allowed, batchSize);
    const timeMs = libraries.reduce(
      (sum, library, layer) => sum + (points.get(library)?.meanMs[layer] ?? NaN),
      0,
    );
    if (timeMs < leastMs) {
      leastMs = timeMs;
      best = { batchSize, libraries };
    }
  }
  return best;
}

const SOLVERS = {
  switchable: sameBatch,
  'same-batch': sameBatch,
  'cross-validated': crossValidated,
  published,
} satisfies Record<PlanMethod, (problem: AdaptiveProblem) => AdaptiveSolution | undefined>;

function pointsByLibrary(
  { candidates }: AdaptiveProblem,
  batchSize: number,
): ReadonlyMap<string, AlignedPoint> {
  const points = pointsAt(candidates, batchSize);
  return new Map(
    candidates.flatMap(({ library }, at) => {
      const point = points[at];
      return point ? [[library, point] as const] : [];
    }),
  );
}

/** The two libraries of which some kernels are the same. */
function enginePair(timed: AdaptiveProblem, { choices }: EngineRequest): AdaptiveProblem {
  const pair = [choices.get('CAFFE'), choices.get('CUDNN')];
  return { ...timed, candidates: timed.candidates.filter(({ library }) => pair.includes(library)) };
}

/** What is left of the accepted wins once each change of library costs something. */
function worthSwitching(
  current: readonly string[],
  accepted: ReadonlyMap<number, string>,
  timeOf: (library: string, layer: number) => number,
  costMs: number,
): readonly string[] {
  const libraries = [...new Set([...current, ...accepted.values()])];
  const times = libraries.map((library) =>
    Float64Array.from(current, (now, layer) =>
      library === now || library === accepted.get(layer) ? timeOf(library, layer) : NaN,
    ),
  );
  const sequence = cheapestSequence(times, current.length, costMs);
  return sequence ? Array.from(sequence.libraries, (at) => libraries[at]!) : current;
}

function switchesIn(libraries: readonly string[]): number {
  return libraries.filter((library, layer) => layer > 0 && library !== libraries[layer - 1]).length;
}
