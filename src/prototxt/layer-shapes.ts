import type { DefinedLayer, NetworkDefinition } from './network-definition.ts';

/** For one image; height and width are left out after a fully connected layer. */
export type Shape = readonly number[];

export interface LayerShape {
  /** In the order of the layer's inputs. */
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  /** Weights and biases. */
  readonly parameters: number;
  /** Multiply-accumulates for one image. */
  readonly macs: number;
}

/**
 * Shapes and work of a network's layers, by name. As in Caffe, convolutions round down and pooling rounds up, and a last
 * window of pooling that would begin in the padding is left out.
 */
export function layerShapes({
  input,
  inputShape,
  layers,
}: NetworkDefinition): ReadonlyMap<string, LayerShape> {
  const shapes = new Map<string, LayerShape>();
  const outputOf = (name: string) => (name === input ? inputShape : shapes.get(name)!.output);
  for (const layer of layers) shapes.set(layer.name, layerShape(layer, layer.inputs.map(outputOf)));
  return shapes;
}

export function elements(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

function layerShape({ operation }: DefinedLayer, inputs: readonly Shape[]): LayerShape {
  const [channels = 0, height = 1, width = 1] = inputs[0]!;
  const unweighted = (output: Shape): LayerShape => ({ inputs, output, parameters: 0, macs: 0 });
  switch (operation.type) {
    case 'Convolution': {
      const { outputs, kernel, stride, pad, group } = operation;
      const side = (size: number) => Math.floor((size + 2 * pad - kernel) / stride) + 1;
      const weights = (outputs * channels * kernel ** 2) / group;
      const output = [outputs, side(height), side(width)];
      return {
        inputs,
        output,
        parameters: weights + outputs,
        macs: (weights * elements(output)) / outputs,
      };
    }
    case 'InnerProduct': {
      const { outputs } = operation;
      const weights = elements(inputs[0]!) * outputs;
      return { inputs, output: [outputs], parameters: weights + outputs, macs: weights };
    }
    case 'Pooling': {
      const { kernel, stride, pad } = operation;
      if (kernel === null) return unweighted([channels, 1, 1]);
      const side = (size: number) => {
        const windows = Math.ceil((size + 2 * pad - kernel) / stride) + 1;
        return pad > 0 && (windows - 1) * stride >= size + pad ? windows - 1 : windows;
      };
      return unweighted([channels, side(height), side(width)]);
    }
    case 'Concat': {
      const all = inputs.reduce((sum, [each = 0]) => sum + each, 0);
      return unweighted([all, ...inputs[0]!.slice(1)]);
    }
    default:
      return unweighted(inputs[0]!);
  }
}
