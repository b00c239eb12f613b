import { randomLcg } from 'd3-random';
import { allResamples, resampleCount } from './resamples.ts';

/** What a resample of several runs drew, and the chance of that. */
export interface Draw {
  /** How often each repetition was drawn, run after run. */
  readonly counts: Uint32Array;
  readonly probability: number;
}

/** Up to this many combinations of the runs' resamples all are taken; beyond, as many are drawn. */
export const RESAMPLES = 400;

const SEED = 0.1;

/**
 * Resamples of several runs, each by itself: all combinations where they are few, else drawn ones, always the same.
 *
 * @param repetitions how many each run has
 */
export function drawsOf(repetitions: readonly number[]): readonly Draw[] {
  const key = repetitions.join();
  const draws = kept.get(key) ?? makeDraws(repetitions);
  kept.set(key, draws);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return draws;
}

/** Models and sets of libraries that were measured alike have the same draws. */
const kept = new Map<string, readonly Draw[]>();
const MOST_KEPT = 8;

function makeDraws(repetitions: readonly number[]): readonly Draw[] {
  const combinations = repetitions.reduce((product, n) => product * resampleCount(n), 1);
  return combinations <= RESAMPLES ? allDraws(repetitions) : randomDraws(repetitions);
}

function allDraws(repetitions: readonly number[]): readonly Draw[] {
  return repetitions.reduce<readonly Draw[]>(
    (before, n) =>
      before.flatMap((draw) =>
        allResamples(n).map(({ counts, probability }) => ({
          counts: Uint32Array.of(...draw.counts, ...counts),
          probability: draw.probability * probability,
        })),
      ),
    [{ counts: new Uint32Array(), probability: 1 }],
  );
}

function randomDraws(repetitions: readonly number[]): readonly Draw[] {
  const random = randomLcg(SEED);
  const size = repetitions.reduce((sum, n) => sum + n, 0);
  return Array.from({ length: RESAMPLES }, () => {
    const counts = new Uint32Array(size);
    let first = 0;
    for (const n of repetitions) {
      for (let drawn = 0; drawn < n; drawn += 1) counts[first + Math.floor(random() * n)]! += 1;
      first += n;
    }
    return { counts, probability: 1 / RESAMPLES };
  });
}
