/** One way to draw n from n repetitions with replacement: how often each was drawn. */
export interface Resample {
  /** One entry per repetition; they sum to n. */
  readonly counts: readonly number[];
  /** The chance of this draw; all resamples of n sum to 1. */
  readonly probability: number;
}

/**
 * Every resample of n repetitions, each with its multinomial probability. Three repetitions have 27 equally likely
 * draws, of which 10 differ.
 *
 * @param n at least 1; there are (2n − 1 choose n) resamples, so keep it small.
 */
export function allResamples(n: number): readonly Resample[] {
  const resamples: Resample[] = [];
  const fill = (counts: readonly number[], left: number, probability: number) => {
    if (counts.length === n - 1) {
      resamples.push({ counts: [...counts, left], probability: probability / factorial(left) });
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      fill([...counts, count], left - count, probability / factorial(count));
    }
  };
  fill([], n, factorial(n) / n ** n);
  return resamples;
}

function factorial(n: number): number {
  let product = 1;
  for (let factor = 2; factor <= n; factor += 1) product *= factor;
  return product;
}

/** The mean of the repetitions that a resample drew. */
export function resampledMean(times: readonly number[], { counts }: Resample): number {
  return counts.reduce((sum, count, at) => sum + count * times[at]!, 0) / times.length;
}
