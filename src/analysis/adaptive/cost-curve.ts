import type { Analysis } from '../analysis.ts';
import { keptWithAnalysis } from '../kept-with-analysis.ts';
import type { Metric } from '../metric.ts';
import { batchSizesOf, pointsAt } from './aligned-times.ts';
import { bestBySumOfLayers } from './baseline.ts';
import { fastestTime } from './choice-time.ts';
import type { ChoiceTime } from './choice-time.ts';
import { fastestChoice } from './fastest-choice.ts';
import type { OneBatchMethod } from './methods.ts';
import { createSolution } from './solution.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';
import { chainTimes, cheapestSequence } from './switching-cost.ts';
import type { ChainTimes } from './switching-cost.ts';

/** What is best from one switching cost up to that of the next stretch. */
export interface CostStretch {
  /** ms per change of library, once per batch; the first stretch starts at 0. */
  readonly fromCostMs: number;
  readonly batchSize: number;
  readonly switches: number;
  /** ms per image, without the cost of switching. */
  readonly timeMs: number;
}

/** The best time against the cost of a switch: the lower envelope of one line per choice, exactly. */
export interface CostCurve {
  readonly stretches: readonly CostStretch[];
  readonly baselineLibrary: string;
  readonly baselineMs: number;
  /**
   * The cost in ms per switch from which the best single library wins: 0 where it always does, Infinity where it
   * never does.
   */
  readonly breakEvenMs: number;
}

/** A solution that takes the cost of switching into account. */
export interface CostedSolution extends AdaptiveSolution {
  readonly switches: number;
}

/** A choice as a line: per image it takes `timeMs` + cost × `switches` ÷ `batchSize`. */
interface Line extends Omit<CostStretch, 'fromCostMs'> {
  readonly libraries: Uint32Array;
}

const ROUNDING = 1e-12;

/** What can be chosen from at one batch size. */
interface Batch {
  readonly batchSize: number;
  readonly times: ChainTimes;
  /** Whatever switching costs, no choice takes less; Infinity where there is none. */
  readonly leastMs: number;
}

function batchesOf({ candidates, layers }: AdaptiveProblem): readonly Batch[] {
  return batchSizesOf(candidates).map((batchSize) => {
    const times = pointsAt(candidates, batchSize).map((point) => point?.meanMs);
    const totalMs = fastestChoice(times, layers.length)?.totalMs ?? Infinity;
    return { batchSize, times: chainTimes(times, layers.length), leastMs: totalMs };
  });
}

/** The best choice at one switching cost: one batch size for all layers, the best one. Undefined as `same-batch`. */
export function solveWithSwitchCost(
  problem: AdaptiveProblem,
  method: OneBatchMethod,
  switchCostMs: number,
): CostedSolution | undefined {
  const baseline = bestBySumOfLayers(problem.baselines);
  const line = bestLine(batchesOf(problem), switchCostMs);
  if (baseline === undefined || line === undefined) return undefined;
  const points = pointsAt(problem.candidates, line.batchSize);
  const layers = problem.layers.map((layer, position) => {
    const library = line.libraries[position]!;
    return {
      ...layer,
      library: problem.candidates[library]!.library,
      batchSize: line.batchSize,
      timeMs: points[library]!.meanMs[position]!,
    };
  });
  const solution = createSolution(method, problem, baseline, layers);
  const timeMs = line.switches === 0 ? solution.timeMs : costAt(line, switchCostMs);
  return { ...solution, timeMs, saving: 1 - timeMs / baseline.timeMs, switches: line.switches };
}

/** What {@link solveWithSwitchCost} comes to at one batch size. */
export function timeWithSwitchCost(switchCostMs: number): ChoiceTime {
  // Where switching is free, the cheapest sequence is the fastest library for each layer.
  if (switchCostMs === 0) return fastestTime;
  return ({ batchSize, layerCount }) =>
    (meanMs) => {
      const sequence = cheapestSequence(chainTimes(meanMs, layerCount), switchCostMs / batchSize);
      return sequence ? costOf({ ...sequence, batchSize }, switchCostMs) : Infinity;
    };
}

/** The curve of what a method chooses from, a set of libraries given by tags; undefined where it cannot be had. */
export const costCurveOf = keptWithAnalysis(
  (
    analysis: Analysis,
    metric: Metric,
    libraries: readonly string[],
    model: string,
    method: OneBatchMethod,
  ): CostCurve | undefined => {
    const problem = analysis.solver(metric).problem(libraries, model, method);
    return problem && costCurve(problem);
  },
);

/** Undefined where there is no solution at all. */
export function costCurve(problem: AdaptiveProblem): CostCurve | undefined {
  const baseline = bestBySumOfLayers(problem.baselines);
  const batches = batchesOf(problem);
  const free = bestLine(batches, 0);
  if (baseline === undefined || free === undefined) return undefined;
  const single = bestLine(batches, Infinity);
  const rest = single === undefined ? [] : breakpoints(batches, free, single);
  const stretches = [{ fromCostMs: 0, line: free }, ...rest].map(({ fromCostMs, line }) => ({
    fromCostMs,
    batchSize: line.batchSize,
    switches: line.switches,
    timeMs: line.timeMs,
  }));
  return {
    stretches,
    baselineLibrary: baseline.library,
    baselineMs: baseline.timeMs,
    breakEvenMs: breakEven(stretches, baseline.timeMs),
  };
}

/** Per image and at a finite cost. */
export function costAt(
  { timeMs, switches, batchSize }: Omit<CostStretch, 'fromCostMs'>,
  switchCostMs: number,
) {
  return timeMs + (switchCostMs * switches) / batchSize;
}

/** Infinity × 0 would be NaN. */
function costOf(line: Omit<CostStretch, 'fromCostMs'>, switchCostMs: number): number {
  return line.switches === 0 ? line.timeMs : costAt(line, switchCostMs);
}

/** @param atMostMs what some choice is known to cost; what cannot cost less is not looked at */
function bestLine(batches: readonly Batch[], switchCostMs: number, atMostMs = Infinity): Line | undefined {
  let best: Line | undefined;
  let leastMs = Infinity;
  for (const { batchSize, times, leastMs: boundMs } of batches) {
    if (boundMs > Math.min(leastMs, atMostMs)) continue;
    const sequence = cheapestSequence(times, switchCostMs / batchSize);
    if (sequence === undefined) continue;
    const line = { ...sequence, batchSize };
    const cost = costOf(line, switchCostMs);
    if (cost < leastMs) {
      leastMs = cost;
      best = line;
    }
  }
  return best;
}

/** Where the envelope changes between two of its lines, the steeper one first. */
function breakpoints(
  batches: readonly Batch[],
  steep: Line,
  flat: Line,
): readonly { fromCostMs: number; line: Line }[] {
  const slope = steep.switches / steep.batchSize - flat.switches / flat.batchSize;
  if (slope <= 0) return [];
  const fromCostMs = Math.max(0, (flat.timeMs - steep.timeMs) / slope);
  const known = costAt(steep, fromCostMs);
  const between = bestLine(batches, fromCostMs, known)!;
  if (costAt(between, fromCostMs) >= known * (1 - ROUNDING)) return [{ fromCostMs, line: flat }];
  return [...breakpoints(batches, steep, between), ...breakpoints(batches, between, flat)];
}

function breakEven(stretches: readonly CostStretch[], baselineMs: number): number {
  for (const [at, stretch] of stretches.entries()) {
    const until = stretches[at + 1]?.fromCostMs ?? Infinity;
    if (stretch.timeMs >= baselineMs) return stretch.fromCostMs;
    if (stretch.switches === 0) continue;
    const crossing = ((baselineMs - stretch.timeMs) * stretch.batchSize) / stretch.switches;
    if (crossing <= until) return Math.max(crossing, stretch.fromCostMs);
  }
  return Infinity;
}
