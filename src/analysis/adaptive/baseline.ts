import type { AlignedLibrary, AlignedPoint } from './aligned-times.ts';
import type { Baseline } from './solution.ts';

/**
 * The best single library by the mean time of its whole pass; undefined where none was measured.
 * Ties go to the library first in the list, then to the smaller batch.
 */
export function bestByWholePass(libraries: readonly AlignedLibrary[]): Baseline | undefined {
  return best(libraries, (point) => point.wholePassMs);
}

/**
 * The best single library by the sum of its layers' mean times; undefined where none has timed all layers.
 * Ties as for whole passes.
 */
export function bestBySumOfLayers(libraries: readonly AlignedLibrary[]): Baseline | undefined {
  return best(libraries, (point) => point.sumMs);
}

function best(
  libraries: readonly AlignedLibrary[],
  timeOf: (point: AlignedPoint) => number,
): Baseline | undefined {
  let fastest: Baseline | undefined;
  for (const { library, points } of libraries) {
    for (const point of points) {
      const timeMs = timeOf(point);
      // NaN, a time not measured, is never less.
      if (timeMs < (fastest?.timeMs ?? Infinity)) fastest = { library, batchSize: point.batchSize, timeMs };
    }
  }
  return fastest;
}
