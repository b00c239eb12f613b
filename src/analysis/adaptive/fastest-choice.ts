/** For each layer the fastest library, by its position in the set, and the sum of their times. */
export interface FastestChoice {
  /** One entry per layer. */
  readonly libraries: Uint32Array;
  readonly totalMs: number;
}

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
  let totalMs = 0;
  for (let layer = 0; layer < layerCount; layer += 1) {
    let leastMs = Infinity;
    for (let library = 0; library < times.length; library += 1) {
      const timeMs = times[library]?.[layer] ?? NaN;
      if (timeMs < leastMs) {
        leastMs = timeMs;
        libraries[layer] = library;
      }
    }
    if (leastMs === Infinity) return undefined;
    totalMs += leastMs;
  }
  return layerCount === 0 ? undefined : { libraries, totalMs };
}
