import { csvFormatRows } from 'd3-dsv';
import { columnNames } from '../dataset/columns.ts';
import type { NetworkLayer } from '../dataset/types.ts';
import { elements, layerShapes } from './layer-shapes.ts';
import type { NetworkDefinition } from './network-definition.ts';

/** A dataset's `networks.csv`: the layers of networks, by model tag, as their definitions have them. */
export function networksCsv(networks: ReadonlyMap<string, NetworkDefinition>): string {
  const layers = [...networks].flatMap(([model, network]) => describedLayers(model, network));
  const rows = layers.map((layer) => [
    layer.model,
    String(layer.layerIndex),
    layer.layer,
    layer.type,
    layer.pooling,
    layer.outputShape,
    String(layer.inputElementsPerImage),
    String(layer.outputElementsPerImage),
    String(layer.parameters),
    String(layer.macsPerImage),
  ]);
  return `${csvFormatRows([[...columnNames('networks')], ...rows])}\n`;
}

/** The input counts as a layer of its own, the first. */
function describedLayers(model: string, network: NetworkDefinition): readonly NetworkLayer[] {
  const shapes = layerShapes(network);
  const input: NetworkLayer = {
    model,
    layerIndex: 0,
    layer: network.input,
    type: 'Input',
    pooling: '',
    outputShape: network.inputShape.join('x'),
    inputElementsPerImage: 0,
    outputElementsPerImage: elements(network.inputShape),
    parameters: 0,
    macsPerImage: 0,
  };
  const layers = network.layers.map(({ name, operation }, index): NetworkLayer => {
    const { inputs, output, parameters, macs } = shapes.get(name)!;
    return {
      model,
      layerIndex: index + 1,
      layer: name,
      type: operation.type,
      pooling: operation.type === 'Pooling' ? operation.method : '',
      outputShape: output.join('x'),
      inputElementsPerImage: inputs.reduce((sum, shape) => sum + elements(shape), 0),
      outputElementsPerImage: elements(output),
      parameters,
      macsPerImage: macs,
    };
  });
  return [input, ...layers];
}
