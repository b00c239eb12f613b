import type { AlignedLibrary, AlignedPoint } from './aligned-times.ts';
import { central95 } from './interval.ts';
import type { Interval } from './interval.ts';
import { allResamples, resampledMean } from './resamples.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';

/**
 * Above this many combinations of resamples the interval would no longer be computed in a moment; the largest sizes
 * under it are four libraries of three repetitions each, or two of six.
 */
const MOST_COMBINATIONS = 250_000;

/** What one point contributes in each of its repetitions: to the solution's time, and to the baseline's. */
interface Contribution {
  readonly solutionMs: readonly number[];
  readonly baselineMs: readonly number[];
}

/** Every combination of resamples so far: parallel columns. */
interface Combinations {
  readonly solutionMs: Float64Array;
  readonly baselineMs: Float64Array;
  readonly probability: Float64Array;
}

/** Which library runs each layer, in the order of the layers, at one batch size. */
export interface Assignment {
  readonly batchSize: number;
  readonly libraries: readonly string[];
}

/**
 * A 95% interval of the saving of a solution at one batch size over its baseline; see {@link assignmentInterval}.
 *
 * @returns undefined for mixed batch sizes too.
 */
export function savingInterval(solution: AdaptiveSolution, problem: AdaptiveProblem): Interval | undefined {
  const { batchSize, layers, baselineLibrary, baselineBatchSize } = solution;
  if (batchSize === null) return undefined;
  return assignmentInterval(
    [...problem.candidates, ...problem.baselines],
    { batchSize, libraries: layers.map(({ library }) => library) },
    { batchSize: baselineBatchSize, libraries: layers.map(() => baselineLibrary) },
  );
}

/**
 * A 95% interval of the saving of one assignment over another, by the percentile bootstrap without chance: every
 * resample of the repetitions is enumerated (27 for each library with three, 10 of them different).
 *
 * The libraries are resampled independently, because their runs were: repetition 1 of one has nothing to do with
 * repetition 1 of another. All layers of a run stay together, because what disturbs a run disturbs all of it; so does
 * the baseline with the solution where both use the same runs. The choice of libraries is held fixed: the interval is
 * that of the one model file that would be written. With so few repetitions it can reach no further than the most
 * extreme ones that were seen, so it is the least that is uncertain, not the most; that is why a saving must also be
 * above the noise floor, and why `cross-validated` tells the optimism of the choice.
 *
 * @returns undefined for fewer than two complete repetitions of a point that is used, or for too many to enumerate.
 */
export function assignmentInterval(
  libraries: readonly AlignedLibrary[],
  solution: Assignment,
  baseline: Assignment,
): Interval | undefined {
  const contributions = contributionsOf(libraries, solution, baseline);
  if (contributions === undefined) return undefined;
  const resampled = contributions.map(resample);
  if (resampled.reduce((product, { probability }) => product * probability.length, 1) > MOST_COMBINATIONS) {
    return undefined;
  }
  const { solutionMs, baselineMs, probability } = resampled.reduce(combine);
  return central95(
    solutionMs.map((time, at) => 1 - time / baselineMs[at]!),
    probability,
  );
}

/** One for every library and batch size that either of the two uses. */
function contributionsOf(
  libraries: readonly AlignedLibrary[],
  solution: Assignment,
  baseline: Assignment,
): readonly Contribution[] | undefined {
  const inSolution = layersByPoint(solution);
  const inBaseline = layersByPoint(baseline);
  const contributions = [...new Map([...inSolution, ...inBaseline])].map(([key, { library, batchSize }]) =>
    contribution(
      pointOf(libraries, library, batchSize),
      inSolution.get(key)?.layers ?? [],
      inBaseline.get(key)?.layers ?? [],
    ),
  );
  return contributions.every((each) => each.solutionMs.length >= 2) ? contributions : undefined;
}

function layersByPoint({ batchSize, libraries }: Assignment) {
  const points = new Map<string, { library: string; batchSize: number; layers: number[] }>();
  for (const [layer, library] of libraries.entries()) {
    const key = `${String(batchSize)} ${library}`;
    const point = points.get(key) ?? { library, batchSize, layers: [] };
    points.set(key, point);
    point.layers.push(layer);
  }
  return points;
}

function pointOf(libraries: readonly AlignedLibrary[], library: string, batchSize: number): AlignedPoint {
  return libraries
    .find((candidate) => candidate.library === library)!
    .points.find((point) => point.batchSize === batchSize)!;
}

/** Repetitions that miss one of the times are left out. */
function contribution(
  point: AlignedPoint,
  solutionLayers: readonly number[],
  baselineLayers: readonly number[],
): Contribution {
  const sums = [...point.repetitions.values()].map((times) => ({
    solution: sumOver(times, solutionLayers),
    baseline: sumOver(times, baselineLayers),
  }));
  const complete = sums.filter((sum) => !Number.isNaN(sum.solution + sum.baseline));
  return {
    solutionMs: complete.map((sum) => sum.solution),
    baselineMs: complete.map((sum) => sum.baseline),
  };
}

function sumOver(times: Float64Array, positions: readonly number[]): number {
  return positions.reduce((sum, position) => sum + times[position]!, 0);
}

function resample({ solutionMs, baselineMs }: Contribution): Combinations {
  const draws = allResamples(solutionMs.length);
  return {
    solutionMs: Float64Array.from(draws, (draw) => resampledMean(solutionMs, draw)),
    baselineMs: Float64Array.from(draws, (draw) => resampledMean(baselineMs, draw)),
    probability: Float64Array.from(draws, (draw) => draw.probability),
  };
}

/** Every resample of one with every resample of the other: times add up, probabilities multiply. */
function combine(one: Combinations, other: Combinations): Combinations {
  const size = one.probability.length * other.probability.length;
  const combined = {
    solutionMs: new Float64Array(size),
    baselineMs: new Float64Array(size),
    probability: new Float64Array(size),
  };
  let at = 0;
  for (let i = 0; i < one.probability.length; i += 1) {
    for (let j = 0; j < other.probability.length; j += 1, at += 1) {
      combined.solutionMs[at] = one.solutionMs[i]! + other.solutionMs[j]!;
      combined.baselineMs[at] = one.baselineMs[i]! + other.baselineMs[j]!;
      combined.probability[at] = one.probability[i]! * other.probability[j]!;
    }
  }
  return combined;
}
