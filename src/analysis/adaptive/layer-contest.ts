import { resolutionOf } from '../resolution.ts';
import { sampleStatistics } from '../sample-statistics.ts';
import { welchTest } from '../welch-test.ts';
import { pointsAt } from './aligned-times.ts';
import type { AlignedPoint } from './aligned-times.ts';
import type { SetLayer } from './layer-times.ts';
import type { LayerNoise, NoiseFloor } from './noise-floor.ts';
import type { AdaptiveProblem } from './solution.ts';

/**
 * `beyond-noise`: the winner is faster than the runner-up by more than chance and noise explain. `tie`: it is not.
 * `same-kernel`: both run the same kernel, so they tie whatever was measured. `uncontested`: no other library timed
 * the layer. `unknown`: one repetition cannot tell.
 */
export type Verdict = 'beyond-noise' | 'tie' | 'same-kernel' | 'uncontested' | 'unknown';

/** How the libraries of a set compare on one layer at one batch size. Times are means, ms per image. */
export interface LayerContest extends SetLayer {
  /** In the order of the set; NaN where a library did not time the layer. */
  readonly timesMs: readonly number[];
  readonly winner: string;
  readonly winnerMs: number;
  readonly runnerUp?: string;
  /** 1 − winner ÷ runner-up; absent without a runner-up, or where both are below the timer's resolution. */
  readonly margin?: number;
  readonly verdict: Verdict;
}

/** A library at one batch size. */
export interface Contestant {
  readonly library: string;
  readonly point: AlignedPoint;
}

const SIGNIFICANCE = 0.05;
const NONE_KNOWN: LayerNoise = { fixedMs: 0, share: 0 };

/**
 * Who wins each layer at a batch size. Layers that no library timed at it are left out.
 *
 * @param noise left out where no two libraries run the same kernels: chance alone then decides.
 */
export function layerContests(
  problem: AdaptiveProblem,
  batchSize: number,
  noise?: NoiseFloor,
): readonly LayerContest[] {
  const points = pointsAt(problem.candidates, batchSize);
  return problem.layers.flatMap((layer, position): LayerContest[] => {
    const timesMs = points.map((point) => point?.meanMs[position] ?? NaN);
    const ranking = problem.candidates
      .flatMap(({ library }, at) => {
        const point = points[at];
        return point === undefined || Number.isNaN(timesMs[at]) ? [] : [{ library, point, at }];
      })
      .sort((a, b) => timesMs[a.at]! - timesMs[b.at]! || a.at - b.at);
    const [winner, runnerUp] = ranking;
    if (winner === undefined) return [];
    const winnerMs = timesMs[winner.at]!;
    const contest = { ...layer, timesMs, winner: winner.library, winnerMs };
    if (runnerUp === undefined) return [{ ...contest, verdict: 'uncontested' }];
    return [
      {
        ...contest,
        runnerUp: runnerUp.library,
        ...(timesMs[runnerUp.at] === 0 ? {} : { margin: 1 - winnerMs / timesMs[runnerUp.at]! }),
        verdict: judgeLayer(winner, runnerUp, { layer: layer.layer, position }, noise),
      },
    ];
  });
}

/** Whether one library beats another on a layer; {@link compare}, but for layers where both run the same kernel. */
export function judgeLayer(
  faster: Contestant,
  slower: Contestant,
  { layer, position }: { readonly layer: string; readonly position: number },
  noise?: NoiseFloor,
): Exclude<Verdict, 'uncontested'> {
  if (noise?.isSameKernel(faster.library, slower.library, layer)) return 'same-kernel';
  return compare(faster.point, slower.point, position, noise?.ofLayer ?? NONE_KNOWN);
}

/**
 * Whether `faster` beats `slower` on a layer: Welch's t-test over the repetitions rejects at 5% that they are equal,
 * and they differ by more than noise alone makes of a layer that takes as long as the slower one.
 */
export function compare(
  faster: AlignedPoint,
  slower: AlignedPoint,
  position: number,
  { fixedMs, share }: LayerNoise,
): 'beyond-noise' | 'tie' | 'unknown' {
  const fast = repetitionsOf(faster, position);
  const slow = repetitionsOf(slower, position, fast?.mean === 0);
  if (fast === undefined || slow === undefined) return 'unknown';
  const test = welchTest(fast, slow);
  if (test.kind === 'too-few') return 'unknown';
  const isBeyond = test.p < SIGNIFICANCE && test.difference > fixedMs + share * slow.mean;
  return isBeyond ? 'beyond-noise' : 'tie';
}

/** @param beside0 whether the other time is 0, which is known no better than the step in which times are reported */
function repetitionsOf({ batchSize, repetitions }: AlignedPoint, position: number, beside0 = false) {
  const times = [...repetitions.values()].map((layers) => layers[position]!);
  const sample = sampleStatistics(times);
  if (sample === undefined || !beside0) return sample;
  const reported = times.map((ms) => Number((ms * batchSize).toPrecision(12)));
  return { ...sample, resolution: resolutionOf(reported) / batchSize };
}
