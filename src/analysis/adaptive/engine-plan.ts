import type { Analysis } from '../analysis.ts';
import { batchSizesOf, pointsAt, pointWithOnly } from './aligned-times.ts';
import type { AlignedLibrary } from './aligned-times.ts';
import { againstNoise, noiseFloorOf, noiseFloorOfSaving } from './confidence.ts';
import type { AgainstNoise } from './confidence.ts';
import { costAt, solveWithSwitchCost, timeWithSwitchCost } from './cost-curve.ts';
import { poseEngineProblem } from './engine-problem.ts';
import type { EngineProblem, EngineRequest } from './engine-problem.ts';
import { chooseEngines, engineWins } from './engine-wins.ts';
import type { EngineWin, PlanMethod, PlacedWin } from './engine-wins.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { savingInterval } from './saving-interval.ts';
import type { Interval } from './saving-interval.ts';
import type { AdaptiveProblem, Baseline } from './solution.ts';

export interface PlanOptions {
  readonly method: PlanMethod;
  /** Wins within the noise too. */
  readonly all: boolean;
  /** ms for each change of library between consecutive layers, once per batch. */
  readonly switchCostMs: number;
}

/** Which engines to set, and what that is expected to bring over CUDNN alone. Times are ms per image. */
export interface EnginePlan {
  /** Where the plan takes least, or the one that was asked for. */
  readonly batchSize: number;
  readonly changes: readonly EngineWin[];
  /** Wins that are left out: within the noise, or not worth a switch. */
  readonly leftOut: readonly EngineWin[];
  /** With what its switches cost. */
  readonly plannedMs: number;
  readonly switches: number;
  /** As asked for. */
  readonly switchCostMs: number;
  /** CUDNN for every layer, at its own best batch size. */
  readonly baseline: Baseline;
  /** Over the baseline, like its interval. */
  readonly saving: number;
  /** Absent for one repetition. */
  readonly interval?: Interval;
  /** Of the saving. */
  readonly noise?: NoiseFloor;
  /** The interval and the noise floor; absent where one is not known. */
  readonly againstNoise?: AgainstNoise;
  /** The model file as it is, at the plan's batch size, with what its switches cost. */
  readonly currentMs: number;
}

/** Undefined where the model was not timed with the engines at the batch size, or its layer types are not known. */
export function planEngines(
  analysis: Analysis,
  request: EngineRequest,
  { method, all, switchCostMs }: PlanOptions,
): EnginePlan | undefined {
  const posed = poseEngineProblem(analysis, request);
  if (posed === undefined) return undefined;
  const { model, metric, batchSize: asked } = request;
  const batchSizes = asked === undefined ? batchSizesOf(posed.timed.candidates) : [asked];
  const noiseAt = (batchSize: number) => noiseFloorOf(analysis, metric, model, batchSize);
  const chosen = chooseEngines(posed.allowed, method, batchSizes);
  const winsAt = new Map(
    [...chosen].map(([batchSize, libraries]) => [
      batchSize,
      engineWins(posed, request.choices, libraries, batchSize, noiseAt(batchSize)),
    ]),
  );
  const accepted = (batchSize: number) =>
    winsAt.get(batchSize)?.filter(({ win }) => all || win.verdict === 'beyond-noise');
  const solution = solveWithSwitchCost(settable(posed, accepted), 'switchable', switchCostMs);
  if (solution === undefined) return undefined;

  const { timeMs: plannedMs, saving, switches, layers } = solution;
  const batchSize = layers[0]!.batchSize;
  const wins = winsAt.get(batchSize)!;
  const isSet = ({ position, library }: PlacedWin) => layers[position]!.library === library;
  // Which layers are worth setting is decided on all repetitions and for one file; everything else is chosen anew.
  const ofFile = settable(posed, (size) => (winsAt.has(size) ? accepted(batchSize) : undefined));
  const interval = savingInterval(ofFile, solution, timeWithSwitchCost(switchCostMs));
  const noise = noiseFloorOfSaving(analysis, metric, solution);
  const verdict = againstNoise(interval, noise);
  return {
    batchSize,
    changes: wins.filter(isSet).map(({ win }) => win),
    leftOut: wins.filter((win) => !isSet(win)).map(({ win }) => win),
    plannedMs,
    switches,
    switchCostMs,
    baseline: {
      library: solution.baselineLibrary,
      batchSize: solution.baselineBatchSize,
      timeMs: solution.baselineMs,
    },
    saving,
    ...(interval && { interval }),
    ...(noise && { noise }),
    ...(verdict && { againstNoise: verdict }),
    currentMs: currentTime(posed, batchSize, switchCostMs),
  };
}

/**
 * What the plan may choose from: each layer's present library, or the one that wins it.
 *
 * @param accepted the wins that count at a batch size; undefined for one that is not to be chosen
 */
function settable(
  { timed, current }: EngineProblem,
  accepted: (batchSize: number) => readonly PlacedWin[] | undefined,
): AdaptiveProblem {
  const narrowed = ({ library, points }: AlignedLibrary): AlignedLibrary => ({
    library,
    points: points.flatMap((point) => {
      const wins = accepted(point.batchSize);
      if (wins === undefined) return [];
      const kept = current.map((now) => now === library);
      for (const win of wins) if (win.library === library) kept[win.position] = true;
      return [pointWithOnly(point, kept)];
    }),
  });
  return { ...timed, candidates: timed.candidates.map(narrowed) };
}

function currentTime({ timed, current }: EngineProblem, batchSize: number, switchCostMs: number): number {
  const points = pointsAt(timed.candidates, batchSize);
  const timeOf = (library: string, position: number) =>
    points[timed.candidates.findIndex((each) => each.library === library)]?.meanMs[position] ?? NaN;
  const timeMs = current.reduce((sum, library, position) => sum + timeOf(library, position), 0);
  const switches = current.filter((library, at) => at > 0 && library !== current[at - 1]).length;
  return costAt({ timeMs, switches, batchSize }, switchCostMs);
}
