import type { Analysis } from './analysis.ts';

type Work = Pick<Analysis, 'descriptor' | 'networks'>;

/** Multiply-accumulates per image: as the descriptor says, or else summed over the network; undefined where neither is known. */
export function modelMacsPerImage(model: string, { descriptor, networks }: Work): number | undefined {
  return descriptor.models.get(model)?.macsPerImage ?? sumOverLayers(model, networks, 'macsPerImage');
}

/** Weights of the model: as the descriptor says, or else summed over the network; undefined where neither is known. */
export function modelParameters(model: string, { descriptor, networks }: Work): number | undefined {
  return descriptor.models.get(model)?.parameters ?? sumOverLayers(model, networks, 'parameters');
}

function sumOverLayers(
  model: string,
  networks: Work['networks'],
  field: 'macsPerImage' | 'parameters',
): number | undefined {
  const layers = networks.filter((layer) => layer.model === model);
  return layers.length === 0 ? undefined : layers.reduce((sum, layer) => sum + layer[field], 0);
}
