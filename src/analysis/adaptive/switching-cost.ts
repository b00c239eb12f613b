/** A library for each layer, by position in the set, and what that takes. */
export interface Sequence {
  readonly libraries: Uint32Array;
  /** Sum of the layers' times, without the cost of switching. */
  readonly timeMs: number;
  /** Changes of library between consecutive layers. */
  readonly switches: number;
}

/**
 * The cheapest sequence of libraries where every change between consecutive layers costs the same: exact, by dynamic
 * programming over (layer, library) in O(layers × libraries). On a chain the choice of primitives with conversion
 * costs is a shortest path (Anderson & Gregg, CGO 2018).
 *
 * @param times one entry per library, each one time per layer; undefined or NaN where it was not timed.
 * @param switchCostMs at least 0; Infinity forbids switching. Same unit as `times`.
 * @returns undefined where no sequence runs every layer. Of equally cheap sequences one with the fewest switches,
 *   then the library first in the set.
 */
export function cheapestSequence(
  times: readonly (Float64Array | undefined)[],
  layerCount: number,
  switchCostMs: number,
): Sequence | undefined {
  if (layerCount === 0 || times.length === 0) return undefined;
  const timed = times.map((ofLibrary) => timesOf(ofLibrary, layerCount));
  const timeOf = (library: number, layer: number) => timed[library]![layer]!;
  const costs = Float64Array.from(timed, (ofLibrary) => ofLibrary[0]!);
  const switches = new Uint32Array(times.length);
  const cameFrom: Uint32Array[] = [];
  for (let layer = 1; layer < layerCount; layer += 1) {
    const cheapest = cheapestOf(costs, switches);
    const moved = { cost: costs[cheapest]! + switchCostMs, switches: switches[cheapest]! + 1 };
    const from = new Uint32Array(times.length);
    for (let library = 0; library < timed.length; library += 1) {
      const moves =
        moved.cost < costs[library]! ||
        (moved.cost === costs[library] && moved.switches < switches[library]!);
      from[library] = moves ? cheapest : library;
      if (moves) {
        costs[library] = moved.cost;
        switches[library] = moved.switches;
      }
      costs[library]! += timed[library]![layer]!;
    }
    cameFrom.push(from);
  }
  const last = cheapestOf(costs, switches);
  if (costs[last] === Infinity) return undefined;
  const libraries = new Uint32Array(layerCount);
  libraries[layerCount - 1] = last;
  for (let layer = layerCount - 1; layer > 0; layer -= 1) {
    libraries[layer - 1] = cameFrom[layer - 1]![libraries[layer]!]!;
  }
  const timeMs = libraries.reduce((sum, library, layer) => sum + timeOf(library, layer), 0);
  return { libraries, timeMs, switches: switches[last]! };
}

/** Never is as long as a layer takes that was not timed. */
function timesOf(ofLibrary: Float64Array | undefined, layerCount: number): Float64Array {
  const times = new Float64Array(layerCount).fill(Infinity);
  for (let layer = 0; layer < Math.min(layerCount, ofLibrary?.length ?? 0); layer += 1) {
    const time = ofLibrary![layer]!;
    if (!Number.isNaN(time)) times[layer] = time;
  }
  return times;
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
