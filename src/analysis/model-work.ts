import type { Analysis } from './analysis.ts';

/** Multiply-accumulates per image: as the descriptor says, or else summed over the network; undefined where neither is known. */
export function modelMacsPerImage(model: string, analysis: Analysis): number | undefined {
  return (
    analysis.descriptor.models.get(model)?.macsPerImage ?? sumOverLayers(model, analysis, 'macsPerImage')
  );
}

/** Weights of the model: as the descriptor says, or else summed over the network; undefined where neither is known. */
export function modelParameters(model: string, analysis: Analysis): number | undefined {
  return analysis.descriptor.models.get(model)?.parameters ?? sumOverLayers(model, analysis, 'parameters');
}

function sumOverLayers(
  model: string,
  analysis: Analysis,
  field: 'macsPerImage' | 'parameters',
): number | undefined {
  const layers = analysis.network(model);
  return layers.length === 0 ? undefined : layers.reduce((sum, layer) => sum + layer[field], 0);
}
