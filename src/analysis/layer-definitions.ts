import type { NetworkLayer } from '../dataset/types.ts';

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
