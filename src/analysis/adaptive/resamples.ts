import type { AlignedPoint } from './aligned-times.ts';

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
 * @param n there are (2n − 1 choose n) resamples, so keep it small; 0 has one, of nothing.
 */
export function allResamples(n: number): readonly Resample[] {
  if (n === 0) return [{ counts: [], probability: 1 }];
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

/** How many different resamples n repetitions have: (2n − 1 choose n). */
export function resampleCount(n: number): number {
  let count = 1;
  for (let k = 1; k < n; k += 1) count = (count * (n + k)) / k;
  return count;
}

function factorial(n: number): number {
  let product = 1;
  for (let factor = 2; factor <= n; factor += 1) product *= factor;
  return product;
}

/**
 * The times of a point as if it had been measured by the repetitions that a resample drew: mean times over those that
 * timed a layer, NaN where none of them did.
 *
 * @param counts one entry per repetition
 */
export function resampledPoint(
  point: AlignedPoint,
  counts: ArrayLike<number>,
): Pick<AlignedPoint, 'meanMs' | 'sumMs'> {
  const meanMs = new Float64Array(point.meanMs.length);
  const weights = new Uint32Array(point.meanMs.length);
  let at = 0;
  for (const times of point.repetitions.values()) {
    const count = counts[at]!;
    at += 1;
    if (count === 0) continue;
    for (let layer = 0; layer < times.length; layer += 1) {
      const time = times[layer]!;
      if (Number.isNaN(time)) continue;
      meanMs[layer]! += count * time;
      weights[layer]! += count;
    }
  }
  let sumMs = 0;
  for (let layer = 0; layer < meanMs.length; layer += 1) {
    meanMs[layer]! /= weights[layer]!;
    sumMs += meanMs[layer]!;
  }
  return { meanMs, sumMs };
}
