import { createHash } from 'node:crypto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { onnxGraph } from '../../../scripts/onnx/onnx-graph.ts';
import { onnxFile } from '../../../scripts/onnx/onnx-messages.ts';
import { randomWeights, weightLimit } from '../../../scripts/onnx/random-weights.ts';
import { knownNetwork } from '../../../src/prototxt/architectures/known-networks.ts';
import { networkDefinition } from '../../../src/prototxt/network-definition.ts';
import { parsePrototxt } from '../../../src/prototxt/parse-prototxt.ts';
import { caffeForward } from './caffe-forward.ts';

// Every kind of layer, windows that go over the edge, groups, a branch.
const EVERYTHING = networkDefinition(
  parsePrototxt(`
    name: "Everything" input: "data" input_shape { dim: 1 dim: 4 dim: 11 dim: 10 }
    layer { name: "conv" type: "Convolution" bottom: "data" top: "conv"
      convolution_param { num_output: 6 kernel_size: 3 stride: 1 pad: 1 group: 2 } }
    layer { name: "relu" type: "ReLU" bottom: "conv" top: "conv" }
    layer { name: "norm" type: "LRN" bottom: "conv" top: "norm" lrn_param { local_size: 3 alpha: 0.5 beta: 0.75 } }
    layer { name: "pool" type: "Pooling" bottom: "norm" top: "pool" pooling_param { pool: MAX kernel_size: 3 stride: 2 } }
    layer { name: "same" type: "Pooling" bottom: "pool" top: "same"
      pooling_param { pool: MAX kernel_size: 3 stride: 1 pad: 1 } }
    layer { name: "mean" type: "Pooling" bottom: "pool" top: "mean" pooling_param { pool: AVE kernel_size: 1 stride: 1 } }
    layer { name: "both" type: "Concat" bottom: "same" bottom: "mean" top: "both" }
    layer { name: "fc" type: "InnerProduct" bottom: "both" top: "fc" inner_product_param { num_output: 5 } }
    layer { name: "drop" type: "Dropout" bottom: "fc" top: "fc" dropout_param { dropout_ratio: 0.4 } }
    layer { name: "prob" type: "Softmax" bottom: "fc" top: "prob" }`),
);

const defined = (model: string) => networkDefinition(parsePrototxt(knownNetwork(model)!));

describe('a network as an ONNX file', () => {
  it('computes what Caffe does, for each image of a batch', async () => {
    const graph = onnxGraph(EVERYTHING, randomWeights(1));
    const session = await InferenceSession.create(onnxFile(graph));
    const images = randomWeights(2)(3 * 4 * 11 * 10, 1);
    const { prob } = await session.run({ data: new Tensor('float32', images, [3, 4, 11, 10]) });
    await session.release();

    const valuesOf = new Map(graph.weights.map(({ name, values }) => [name, values]));
    const weights = new Map(
      ['conv', 'fc'].map((layer) => [
        layer,
        [valuesOf.get(`${layer}/weights`)!, valuesOf.get(`${layer}/biases`)!] as const,
      ]),
    );
    const expected = [0, 1, 2].flatMap((image) =>
      caffeForward(EVERYTHING, weights, images.subarray(image * 440, (image + 1) * 440)),
    );
    expect(prob!.dims).toEqual([3, 5]);
    expect(expected).toHaveLength(15);
    for (const [index, value] of expected.entries()) expect(prob!.data[index]).toBeCloseTo(value, 5);
    expect(new Set(expected).size).toBe(15);
  });

  it('names each node, and what it gives, after its layer', () => {
    const network = defined('bvlc-alexnet');
    const { nodes, inputs, outputs } = onnxGraph(network, (count) => new Float32Array(count));
    expect(nodes.every(({ name, output }) => name === output)).toBe(true);
    expect(nodes.map(({ name }) => name).filter((name) => !name.endsWith('/flatten'))).toEqual(
      network.layers.map(({ name }) => name),
    );
    expect(inputs).toEqual([{ name: 'data', shape: ['batch', 3, 227, 227] }]);
    expect(outputs).toEqual([{ name: 'prob', shape: ['batch', 1000] }]);
  });

  it('is the same to the byte wherever it is made', () => {
    const file = onnxFile(onnxGraph(defined('deepscale-squeezenet-1.1'), randomWeights(2016)));
    expect(createHash('sha256').update(file).digest('hex')).toBe(
      'b55ad58535921a136d7c232881397485383e17330d95bc1f54a1cb344abe3cba',
    );
  });

  it.each([
    ['a mean that has some of the padding', 'pool: AVE kernel_size: 3 stride: 1 pad: 1'],
    ['a mean that goes over the edge', 'pool: AVE kernel_size: 3 stride: 2'],
    ['a last window that may begin in the padding', 'pool: MAX kernel_size: 2 stride: 3 pad: 1'],
  ])('is not made of a network with %s', (_, pooling) => {
    const network = networkDefinition(
      parsePrototxt(`
        name: "Edge" input: "data" input_shape { dim: 1 dim: 1 dim: 8 dim: 8 }
        layer { name: "pool" type: "Pooling" bottom: "data" top: "pool" pooling_param { ${pooling} } }`),
    );
    expect(() => onnxGraph(network, randomWeights(1))).toThrow(
      'layer pool: pooling over the edge of an image, which programs do in different ways',
    );
  });
});

describe('random weights', () => {
  it('are those of their seed, spread evenly between the limits', () => {
    const draw = randomWeights(7);
    const weights = draw(10_000, weightLimit(24));
    expect([...weights]).toEqual([...randomWeights(7)(10_000, weightLimit(24))]);
    expect([...weights]).not.toEqual([...draw(10_000, weightLimit(24))]);
    expect(Math.max(...weights)).toBeLessThan(0.5);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(-0.5);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const variance = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / weights.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(variance).toBeCloseTo(2 / 24, 2);
  });
});
