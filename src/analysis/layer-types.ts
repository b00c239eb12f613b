import type { NetworkLayer } from '../dataset/types.ts';
import type { LayerTimeRow } from './rows.ts';

/** Time that a point spends in the layers of one type. */
export interface LayerTypeTime {
  /** Caffe's layer type; null for layers that the network's definition does not name, such as fused ones. */
  readonly type: string | null;
  readonly layers: number;
  /** Sum of the layers' mean times per image. */
  readonly timeMs: number;
  /** Part of the sum over all layers, a fraction. */
  readonly share: number;
}

/** A layer's definition by model and bare name. */
export type LayerDefinitions = (model: string, layer: string) => NetworkLayer | undefined;

/** What Caffe calls the layer that it makes itself of a network's `input` field; definitions name it after its blob. */
const MADE_OF_INPUT_FIELD = 'input';

/** Looks layers up by bare name, which is how measurements and definitions are joined: indices differ between builds. */
export function layerDefinitions(networks: readonly NetworkLayer[]): LayerDefinitions {
  const byModel = new Map<string, Map<string, NetworkLayer>>();
  for (const definition of networks) {
    const layers = byModel.get(definition.model) ?? new Map<string, NetworkLayer>();
    byModel.set(definition.model, layers.set(definition.layer, definition));
  }
  for (const layers of byModel.values()) {
    const input = [...layers.values()].find(({ type }) => type === 'Input');
    if (input && !layers.has(MADE_OF_INPUT_FIELD)) layers.set(MADE_OF_INPUT_FIELD, input);
  }
  return (model, layer) => byModel.get(model)?.get(layer);
}

/**
 * Layer times added up by layer type, the greatest first.
 *
 * @param rows rows of `layer-time-per-image` of one model, library and batch size
 */
export function timeByLayerType(
  rows: readonly LayerTimeRow[],
  networks: readonly NetworkLayer[],
): readonly LayerTypeTime[] {
  const definitionOf = layerDefinitions(networks);
  const total = rows.reduce((sum, { mean_ms }) => sum + mean_ms, 0);
  return [...Map.groupBy(rows, ({ model, layer }) => definitionOf(model, layer)?.type ?? null)]
    .map(([type, ofType]) => {
      const timeMs = ofType.reduce((sum, { mean_ms }) => sum + mean_ms, 0);
      return { type, layers: ofType.length, timeMs, share: timeMs / total };
    })
    .sort((a, b) => b.timeMs - a.timeMs);
}
