/** A library for each layer, by position in the set, and what that takes. */
export interface Sequence {
  readonly libraries: Uint32Array;
  /** Sum of the layers' times, without the cost of switching. */
  readonly timeMs: number;
  /** Changes of library between consecutive layers. */
  readonly switches: number;
}

/** The times of a set of libraries on the same layers. */
export interface ChainTimes {
  readonly libraryCount: number;
  readonly layerCount: number;
  /** Layer after layer one time of each library; Infinity for a layer that a library did not time. */
  readonly timesMs: Float64Array;
}

/** @param times one entry per library, each one time per layer; undefined or NaN where it was not timed. */
export function chainTimes(times: readonly (Float64Array | undefined)[], layerCount: number): ChainTimes {
  const libraryCount = times.length;
  const timesMs = new Float64Array(layerCount * libraryCount).fill(Infinity);
  times.forEach((ofLibrary, library) => {
    for (let layer = 0; layer < Math.min(layerCount, ofLibrary?.length ?? 0); layer += 1) {
      const time = ofLibrary![layer]!;
      if (!Number.isNaN(time)) timesMs[layer * libraryCount + library] = time;
    }
  });
  return { libraryCount, layerCount, timesMs };
}

/**
 * The cheapest sequence of libraries where every change between consecutive layers costs the same: exact, by dynamic
 * programming over (layer, library) in O(layers × libraries). On a chain the choice of primitives with conversion
 * costs is a shortest path (Anderson & Gregg, CGO 2018).
 *
 * @param switchCostMs at least 0; Infinity forbids switching. Same unit as the times.
 * @returns undefined where no sequence runs every layer. Of equally cheap sequences one with the fewest switches,
 *   then the library first in the set.
 */
export function cheapestSequence(
  { libraryCount, layerCount, timesMs }: ChainTimes,
  switchCostMs: number,
): Sequence | undefined {
  if (layerCount === 0 || libraryCount === 0) return undefined;
  const costs = timesMs.slice(0, libraryCount);
  const switches = new Uint32Array(libraryCount);
  const cameFrom = new Uint32Array(layerCount * libraryCount);
  for (let row = libraryCount; row < timesMs.length; row += libraryCount) {
    const cheapest = cheapestOf(costs, switches);
    const movedCost = costs[cheapest]! + switchCostMs;
    const movedSwitches = switches[cheapest]! + 1;
    for (let library = 0; library < libraryCount; library += 1) {
      const cost = costs[library]!;
      const moves = movedCost < cost || (movedCost === cost && movedSwitches < switches[library]!);
      cameFrom[row + library] = moves ? cheapest : library;
      if (moves) switches[library] = movedSwitches;
      costs[library] = (moves ? movedCost : cost) + timesMs[row + library]!;
    }
  }
  const last = cheapestOf(costs, switches);
  if (costs[last] === Infinity) return undefined;
  const libraries = new Uint32Array(layerCount);
  libraries[layerCount - 1] = last;
  for (let layer = layerCount - 1; layer > 0; layer -= 1) {
    libraries[layer - 1] = cameFrom[layer * libraryCount + libraries[layer]!]!;
  }
  let timeMs = 0;
  for (let layer = 0; layer < layerCount; layer += 1) {
    timeMs += timesMs[layer * libraryCount + libraries[layer]!]!;
  }
  return { libraries, timeMs, switches: switches[last]! };
}

function cheapestOf(costs: Float64Array, switches: Uint32Array): number {
  let cheapest = 0;
  for (let library = 1; library < costs.length; library += 1) {
    const less = costs[library]! < costs[cheapest]!;
    const even = costs[library] === costs[cheapest] && switches[library]! < switches[cheapest]!;
    if (less || even) cheapest = library;
  }
  return cheapest;
}
