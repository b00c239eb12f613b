import { elements, layerShapes } from '../../src/prototxt/layer-shapes.ts';
import type { LayerOperation } from '../../src/prototxt/layer-operation.ts';
import type { Shape } from '../../src/prototxt/layer-shapes.ts';
import type { DefinedLayer, NetworkDefinition } from '../../src/prototxt/network-definition.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx-messages.ts';
import { weightLimit } from './random-weights.ts';
import type { Draw } from './random-weights.ts';

/** Of biases, beside weights that keep what they meet at about its size. */
const BIAS_LIMIT = 0.1;

type Pooling = Extract<LayerOperation, { type: 'Pooling' }>;

interface Part {
  readonly nodes: readonly OnnxNode[];
  readonly weights: readonly OnnxTensor[];
}

/**
 * The network as an ONNX graph with an open batch size, that computes what Caffe does. Each node, and what it gives, has
 * its layer's name; the one node that is no layer of Caffe's, which flattens images before a fully connected layer, is
 * called `<layer>/flatten`. Weights are drawn in the order of the layers, a layer's weights before its biases.
 */
export function onnxGraph({ name, input, inputShape, layers }: NetworkDefinition, draw: Draw): OnnxGraph {
  const shapes = layerShapes({ name, input, inputShape, layers });
  const parts = layers.map((layer) => part(layer, shapes.get(layer.name)!.inputs[0]!, draw));
  const last = layers.at(-1)!.name;
  return {
    name,
    nodes: parts.flatMap(({ nodes }) => nodes),
    weights: parts.flatMap(({ weights }) => weights),
    inputs: [{ name: input, shape: ['batch', ...inputShape] }],
    outputs: [{ name: last, shape: ['batch', ...shapes.get(last)!.output] }],
  };
}

function part({ name, inputs, operation }: DefinedLayer, inputShape: Shape, draw: Draw): Part {
  const unweighted = (operator: string, attributes?: OnnxNode['attributes']): Part => ({
    nodes: [{ name, operator, inputs, output: name, ...(attributes && { attributes }) }],
    weights: [],
  });
  switch (operation.type) {
    case 'Convolution': {
      const { outputs, kernel, stride, pad, group } = operation;
      const weights = drawn(name, [outputs, inputShape[0]! / group, kernel, kernel], draw);
      const attributes = { ...window(kernel, stride, pad), dilations: [1, 1], group };
      return { nodes: [weighted(name, 'Conv', inputs, weights, attributes)], weights };
    }
    case 'InnerProduct': {
      const weights = drawn(name, [operation.outputs, elements(inputShape)], draw);
      const flat = `${name}/flatten`;
      return {
        nodes: [
          { name: flat, operator: 'Flatten', inputs, output: flat, attributes: { axis: 1 } },
          weighted(name, 'Gemm', [flat], weights, { transB: 1 }),
        ],
        weights,
      };
    }
    case 'Pooling': {
      const { method, kernel, stride, pad } = operation;
      const operator = method === 'MAX' ? 'MaxPool' : 'AveragePool';
      if (kernel === null) return unweighted(`Global${operator}`);
      if (inputShape.slice(1).some((size) => isAmbiguous(operation, size))) {
        throw new Error(
          `layer ${name}: pooling over the edge of an image, which programs do in different ways`,
        );
      }
      return unweighted(operator, { ...window(kernel, stride, pad), ceil_mode: 1 });
    }
    case 'LRN': {
      const { size, alpha, beta } = operation;
      return unweighted('LRN', { size, alpha, beta, bias: 1 });
    }
    case 'Concat':
    case 'Softmax':
      return unweighted(operation.type, { axis: 1 });
    case 'ReLU':
      return unweighted('Relu');
    case 'Dropout':
      return unweighted('Dropout');
  }
}

/**
 * Whether Caffe's pooling could not be said in ONNX: a mean counts what a window has of the padding, but not what it has
 * beyond; and a last window that would begin in the padding is left out.
 */
function isAmbiguous({ method, kernel, stride, pad }: Pooling, size: number): boolean {
  if (kernel === null) return false;
  const beyond = (size + 2 * pad - kernel) % stride !== 0;
  return method === 'AVE' ? pad > 0 || beyond : pad > 0 && beyond;
}

function window(kernel: number, stride: number, pad: number) {
  return { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
}

function drawn(layer: string, shape: readonly [number, ...number[]], draw: Draw): readonly OnnxTensor[] {
  const [outputs, ...ofOutput] = shape;
  return [
    { name: `${layer}/weights`, shape, values: draw(elements(shape), weightLimit(elements(ofOutput))) },
    { name: `${layer}/biases`, shape: [outputs], values: draw(outputs, BIAS_LIMIT) },
  ];
}

function weighted(
  name: string,
  operator: string,
  inputs: readonly string[],
  weights: readonly OnnxTensor[],
  attributes: NonNullable<OnnxNode['attributes']>,
): OnnxNode {
  return {
    name,
    operator,
    inputs: [...inputs, ...weights.map((each) => each.name)],
    output: name,
    attributes,
  };
}
