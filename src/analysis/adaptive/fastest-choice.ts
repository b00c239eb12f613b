/** For each layer the fastest library, by its position in the set, and the sum of their times. */
export interface FastestChoice {
  /** One entry per layer. */
  readonly libraries: Uint32Array;
  readonly totalMs: number;
}

const NOTHING = new Float64Array();

/**
 * The fastest library for each layer at one batch size.
 *
 * @param times one entry per library of the set, each one time per layer; undefined for a library without a
 *   measurement at this batch size, NaN for a layer that a library did not time.
 * @param layerCount at least 1.
 * @returns undefined where some layer was timed by none. Ties go to the library first in the set.
 */
export function fastestChoice(
  times: readonly (Float64Array | undefined)[],
  layerCount: number,
): FastestChoice | undefined {
  const libraries = new Uint32Array(layerCount);
  const leastMs = new Float64Array(layerCount).fill(Infinity);
  for (const [library, ofLibrary = NOTHING] of times.entries()) {
    const timed = Math.min(layerCount, ofLibrary.length);
    for (let layer = 0; layer < timed; layer += 1) {
      const timeMs = ofLibrary[layer]!;
      // NaN is never less.
      if (timeMs < leastMs[layer]!) {
        leastMs[layer] = timeMs;
        libraries[layer] = library;
      }
    }
  }
  const totalMs = sumOf(leastMs);
  return layerCount === 0 || totalMs === Infinity ? undefined : { libraries, totalMs };
}

function sumOf(times: Float64Array): number {
  let sum = 0;
  for (const time of times) sum += time;
  return sum;
}
