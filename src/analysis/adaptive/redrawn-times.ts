import type { AlignedPoint } from './aligned-times.ts';
import type { TimeBounds } from './choice-time.ts';
import { RESAMPLES } from './draws.ts';
import { resampleCount, resampledPoint } from './resamples.ts';

/** The times of a point as if it had been measured by what was drawn of its repetitions. */
export interface RedrawnTimes extends TimeBounds {
  /** The times by a resample's counts, of which those of the point begin at `first`. */
  by(counts: Uint32Array, first: number): Pick<AlignedPoint, 'meanMs' | 'sumMs'>;
}

/** Kept with the point, which several sets of libraries and methods have in common. */
export function redrawnTimes(point: AlignedPoint): RedrawnTimes {
  const times = known.get(point) ?? createRedrawnTimes(point);
  known.set(point, times);
  return times;
}

const known = new WeakMap<AlignedPoint, RedrawnTimes>();

function createRedrawnTimes(point: AlignedPoint): RedrawnTimes {
  const n = point.repetitions.size;
  if (n < 2) return { by: () => point, ...boundsOf([point.meanMs]) };
  const bounds = boundsOf([...point.repetitions.values()]);
  // Of a few repetitions there are few different draws, so each is made once.
  if (resampleCount(n) > RESAMPLES)
    return { by: (counts, first) => resampledPoint(point, counts.subarray(first, first + n)), ...bounds };
  const drawn: Pick<AlignedPoint, 'meanMs' | 'sumMs'>[] = [];
  return {
    by(counts, first) {
      let key = 0;
      for (let at = first; at < first + n; at += 1) key = key * (n + 1) + counts[at]!;
      return (drawn[key] ??= resampledPoint(point, counts.subarray(first, first + n)));
    },
    ...bounds,
  };
}

function boundsOf(repetitions: readonly Float64Array[]): TimeBounds {
  const layers = repetitions[0]!.length;
  const leastMs = new Float64Array(layers).fill(NaN);
  const mostMs = new Float64Array(layers);
  for (const times of repetitions) {
    for (let layer = 0; layer < layers; layer += 1) {
      const time = times[layer]!;
      if (Number.isNaN(time)) {
        mostMs[layer] = Infinity;
        continue;
      }
      if (!(time >= leastMs[layer]!)) leastMs[layer] = time;
      if (time > mostMs[layer]!) mostMs[layer] = time;
    }
  }
  return { leastMs, mostMs };
}
