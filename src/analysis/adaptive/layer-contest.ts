import { pointsAt } from './aligned-times.ts';
import type { AlignedPoint } from './aligned-times.ts';
import { central95 } from './interval.ts';
import { allResamples, resampledMean } from './resamples.ts';
import type { AdaptiveProblem } from './solution.ts';
import type { SetLayer } from './layer-times.ts';

/**
 * `beyond-noise`: the winner is faster than the runner-up in the 95% of resamples and by more than the noise floor.
 * `tie`: it is not. `uncontested`: no other library timed the layer. `unknown`: one repetition cannot tell.
 */
export type Verdict = 'beyond-noise' | 'tie' | 'uncontested' | 'unknown';

/** How the libraries of a set compare on one layer at one batch size. Times are means, ms per image. */
export interface LayerContest extends SetLayer {
  /** In the order of the set; NaN where a library did not time the layer. */
  readonly timesMs: readonly number[];
  readonly winner: string;
  readonly winnerMs: number;
  readonly runnerUp?: string;
  /** 1 − winner ÷ runner-up; absent without a runner-up. */
  readonly margin?: number;
  readonly verdict: Verdict;
}

/** Beyond this the resamples of a pair of points are too many; the plain difference then decides. */
const MOST_REPETITIONS = 6;

/**
 * Who wins each layer at a batch size. Layers that no library timed at it are left out.
 *
 * @param noiseFloor the least relative difference that counts, a fraction; 0 where it is not known.
 */
export function layerContests(
  problem: AdaptiveProblem,
  batchSize: number,
  noiseFloor: number,
): readonly LayerContest[] {
  const points = pointsAt(problem.candidates, batchSize);
  return problem.layers.flatMap((layer, position): LayerContest[] => {
    const timesMs = points.map((point) => point?.meanMs[position] ?? NaN);
    const ranking = timesMs
      .map((timeMs, library) => ({ timeMs, library }))
      .filter(({ timeMs }) => !Number.isNaN(timeMs))
      .sort((a, b) => a.timeMs - b.timeMs || a.library - b.library);
    const [winner, runnerUp] = ranking;
    if (winner === undefined) return [];
    const nameOf = (library: number) => problem.candidates[library]!.library;
    const contest = { ...layer, timesMs, winner: nameOf(winner.library), winnerMs: winner.timeMs };
    if (runnerUp === undefined) return [{ ...contest, verdict: 'uncontested' }];
    return [
      {
        ...contest,
        runnerUp: nameOf(runnerUp.library),
        margin: 1 - winner.timeMs / runnerUp.timeMs,
        verdict: compare(points[winner.library]!, points[runnerUp.library]!, position, noiseFloor),
      },
    ];
  });
}

/** Whether `faster` beats `slower` on a layer by more than chance and noise. */
export function compare(
  faster: AlignedPoint,
  slower: AlignedPoint,
  layer: number,
  noiseFloor: number,
): 'beyond-noise' | 'tie' | 'unknown' {
  const fast = timesOf(faster, layer);
  const slow = timesOf(slower, layer);
  if (fast.length < 2 || slow.length < 2) return 'unknown';
  if (1 - faster.meanMs[layer]! / slower.meanMs[layer]! <= noiseFloor) return 'tie';
  return leastDifference(fast, slow) > 0 ? 'beyond-noise' : 'tie';
}

function timesOf(point: AlignedPoint, layer: number): readonly number[] {
  const times = [...point.repetitions.values()].map((repetition) => repetition[layer]!);
  return times.filter((time) => !Number.isNaN(time)).slice(0, MOST_REPETITIONS);
}

/** The lower end of the 95% interval of the difference of means, over all pairs of resamples. */
function leastDifference(fast: readonly number[], slow: readonly number[]): number {
  const fastDraws = allResamples(fast.length);
  const slowDraws = allResamples(slow.length);
  const slowMeans = slowDraws.map((draw) => resampledMean(slow, draw));
  const differences = fastDraws.flatMap((draw) => {
    const fastMean = resampledMean(fast, draw);
    return slowMeans.map((slowMean) => slowMean - fastMean);
  });
  const probability = fastDraws.flatMap((one) =>
    slowDraws.map((other) => one.probability * other.probability),
  );
  return central95(Float64Array.from(differences), Float64Array.from(probability)).lower;
}
