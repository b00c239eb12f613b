import type { LayerSummary } from './summaries.ts';

/** Lets points with the same layers hold the same lists of them, which are then compared, written and read once. */
export function createSharedLayers(): (layers: LayerSummary) => LayerSummary {
  const known: LayerSummary[] = [];
  return (layers) => {
    // Points of one library, which mostly have the same, come one after another.
    const alike = known.findLast(
      (other) => isSame(other.layer, layers.layer) && isSame(other.layerIndex, layers.layerIndex),
    );
    if (alike !== undefined) return { ...layers, layer: alike.layer, layerIndex: alike.layerIndex };
    known.push(layers);
    return layers;
  };
}

function isSame<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, position) => value === b[position]);
}
