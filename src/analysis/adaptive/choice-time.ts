/** What a library's mean times at one batch size may come to, whatever is drawn of its repetitions: one entry per layer. */
export interface TimeBounds {
  /** The shortest single time, which no mean is below but by rounding; NaN where there is none. */
  readonly leastMs: Float64Array;
  /** The longest one; Infinity where a repetition did not time the layer, so that a draw may leave no time. */
  readonly mostMs: Float64Array;
}

/** What can be chosen from at one batch size. */
export interface BatchBounds {
  readonly batchSize: number;
  readonly layerCount: number;
  /** One for each library that was measured at the batch size. */
  readonly libraries: readonly TimeBounds[];
}

/**
 * What the best choice takes, ms per image, with whatever else it costs, for many draws at one batch size.
 *
 * @returns of each library's mean times, in the order of the bounds; Infinity where no choice runs every layer. Never less
 *   than the sum of each layer's least time.
 */
export type ChoiceTime = (batch: BatchBounds) => (meanMs: readonly Float64Array[]) => number;

/** More than rounding makes of a mean that is a longest time. */
const MORE_THAN_ROUNDING = 1 + 1e-9;

/**
 * The sum of each layer's fastest library, as `fastestChoice` adds it up. Most libraries are slower on most layers whatever is
 * drawn: they are not looked at.
 */
export const fastestTime: ChoiceTime = ({ layerCount, libraries }) => {
  const contenders: number[] = [];
  const ends = new Uint32Array(layerCount);
  for (let layer = 0; layer < layerCount; layer += 1) {
    const alwaysMs = Math.min(...libraries.map(({ mostMs }) => mostMs[layer]!)) * MORE_THAN_ROUNDING;
    libraries.forEach(({ leastMs }, library) => {
      if (leastMs[layer]! <= alwaysMs) contenders.push(library);
    });
    ends[layer] = contenders.length;
  }
  return (meanMs) => {
    let totalMs = 0;
    let at = 0;
    for (let layer = 0; layer < layerCount; layer += 1) {
      let fastestMs = Infinity;
      for (; at < ends[layer]!; at += 1) {
        const timeMs = meanMs[contenders[at]!]![layer]!;
        // NaN, a layer that no drawn repetition timed, is never less.
        if (timeMs < fastestMs) fastestMs = timeMs;
      }
      totalMs += fastestMs;
    }
    return totalMs;
  };
};
