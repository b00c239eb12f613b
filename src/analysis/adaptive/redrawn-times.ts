import type { AlignedPoint } from './aligned-times.ts';
import { RESAMPLES } from './draws.ts';
import { resampleCount, resampledPoint } from './resamples.ts';

/** The times of a point as if it had been measured by what was drawn of its repetitions. */
export interface RedrawnTimes {
  /** The times by a resample's counts, of which those of the point begin at `first`. */
  by(counts: Uint32Array, first: number): Pick<AlignedPoint, 'meanMs' | 'sumMs'>;
  /** The shortest time of each layer, which no mean is below but by rounding; NaN where there is none. */
  readonly leastMs: Float64Array;
}

export function redrawnTimes(point: AlignedPoint): RedrawnTimes {
  const n = point.repetitions.size;
  if (n < 2) return { by: () => point, leastMs: point.meanMs };
  const leastMs = new Float64Array(point.meanMs.length).fill(NaN);
  for (const times of point.repetitions.values()) {
    for (let layer = 0; layer < times.length; layer += 1) {
      const time = times[layer]!;
      if (time < leastMs[layer]! || Number.isNaN(leastMs[layer])) leastMs[layer] = time;
    }
  }
  // Of a few repetitions there are few different draws, so each is made once.
  if (resampleCount(n) > RESAMPLES)
    return { by: (counts, first) => resampledPoint(point, counts.subarray(first, first + n)), leastMs };
  const known: Pick<AlignedPoint, 'meanMs' | 'sumMs'>[] = [];
  return {
    by(counts, first) {
      let key = 0;
      for (let at = first; at < first + n; at += 1) key = key * (n + 1) + counts[at]!;
      return (known[key] ??= resampledPoint(point, counts.subarray(first, first + n)));
    },
    leastMs,
  };
}
