import { expect, it } from 'vitest';
import { createSharedLayers } from '../../src/analysis/shared-layers.ts';
import type { LayerStatistics, LayerSummary } from '../../src/analysis/summaries.ts';

const NONE: LayerStatistics = {
  count: new Uint32Array(),
  meanMs: new Float64Array(),
  stdMs: new Float64Array(),
  minMs: new Float64Array(),
};

function layers(layer: readonly string[], layerIndex: readonly number[]): LayerSummary {
  return { layer, layerIndex, statistics: { inference: NONE, training: NONE } };
}

it('gives points with the same layers one and the same lists, and leaves every other value as it is', () => {
  const shared = createSharedLayers();
  const first = shared(layers(['conv1', 'relu1'], [0, 1]));
  const other = shared(layers(['conv1', 'pool1'], [0, 1]));
  const again = shared(layers(['conv1', 'relu1'], [0, 1]));
  const renumbered = shared(layers(['conv1', 'relu1'], [1, 2]));
  expect(again.layer).toBe(first.layer);
  expect(again.layerIndex).toBe(first.layerIndex);
  expect(other).toEqual(layers(['conv1', 'pool1'], [0, 1]));
  expect(renumbered).toEqual(layers(['conv1', 'relu1'], [1, 2]));
});
