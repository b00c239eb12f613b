import { caffeLayers, fieldsNamed, lastScalar, unquoted } from './caffe-layers.ts';
import { layerOperation } from './layer-operation.ts';
import type { LayerOperation } from './layer-operation.ts';
import type { Message } from './parse-prototxt.ts';

export interface DefinedLayer {
  readonly name: string;
  /** The layers that it reads from, by name, or the network's input. */
  readonly inputs: readonly string[];
  readonly operation: LayerOperation;
}

export interface NetworkDefinition {
  readonly name: string;
  readonly input: string;
  /** Of one image. */
  readonly inputShape: readonly [channels: number, height: number, width: number];
  /** In the order in which they run. */
  readonly layers: readonly DefinedLayer[];
}

/**
 * What a Caffe network computes, as a graph of layers: one that works in place, as `ReLU` often does, gives its result
 * to those after it.
 *
 * @throws Error where the network has anything that this does not know.
 */
export function networkDefinition(network: Message): NetworkDefinition {
  const input = text(network, 'input');
  const shape = fieldsNamed(network, 'input_shape').at(-1)?.value;
  const [, channels, height, width, ...rest] =
    shape?.kind === 'message' ? texts(shape, 'dim').map(Number) : [];
  if (channels === undefined || height === undefined || width === undefined || rest.length > 0) {
    throw new Error('network: no input_shape of four dimensions');
  }

  const makers = new Map([[input, input]]);
  const layers = caffeLayers(network).map((layer): DefinedLayer => {
    const inputs = texts(layer.message, 'bottom').map((blob) => {
      const maker = makers.get(blob);
      if (maker === undefined) throw new Error(`layer ${layer.name}: nothing makes its bottom: ${blob}`);
      return maker;
    });
    const [top, ...others] = texts(layer.message, 'top');
    if (top === undefined || others.length > 0) throw new Error(`layer ${layer.name}: not exactly one top`);
    makers.set(top, layer.name);
    return { name: layer.name, inputs, operation: layerOperation(layer) };
  });
  return { name: text(network, 'name'), input, inputShape: [channels, height, width], layers };
}

function texts(message: Message, name: string): readonly string[] {
  return fieldsNamed(message, name).flatMap(({ value }) =>
    value.kind === 'scalar' ? [unquoted(value)] : [],
  );
}

function text(network: Message, name: string): string {
  const value = lastScalar(network, name);
  if (value === undefined) throw new Error(`network: no ${name}`);
  return unquoted(value);
}
