import { sameValues } from '../dataset/same-values.ts';
import type { LayerSummary } from './summaries.ts';

/** Lets points with the same layers hold the same lists of them, which are then compared, written and read once. */
export function createSharedLayers(): (layers: LayerSummary) => LayerSummary {
  const known: LayerSummary[] = [];
  return (layers) => {
    // Points of one library, which mostly have the same, come one after another.
    const alike = known.findLast(
      (other) => sameValues(other.layer, layers.layer) && sameValues(other.layerIndex, layers.layerIndex),
    );
    if (alike !== undefined) return { ...layers, layer: alike.layer, layerIndex: alike.layerIndex };
    known.push(layers);
    return layers;
  };
}
