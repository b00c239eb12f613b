import { describe, expect, it } from 'vitest';
import { layerShapes } from '../../src/prototxt/layer-shapes.ts';
import { networkDefinition } from '../../src/prototxt/network-definition.ts';
import { parsePrototxt } from '../../src/prototxt/parse-prototxt.ts';

const HEADER = 'name: "Net" input: "data" input_shape { dim: 1 dim: 4 dim: 7 dim: 6 }\n';
const define = (...layers: readonly string[]) =>
  networkDefinition(parsePrototxt(HEADER + layers.map((layer) => `layer { ${layer} }\n`).join('')));
const layer = (name: string, type: string, bottom: string, top: string, rest = '') =>
  `name: "${name}" type: "${type}" bottom: "${bottom}" top: "${top}" ${rest}`;
const pooling = (rest: string) =>
  layerShapes(define(layer('pool', 'Pooling', 'data', 'pool', `pooling_param { ${rest} }`))).get('pool')!
    .output;

describe('a network’s definition', () => {
  it('says which layer each one reads, through those that compute in place', () => {
    const { layers } = define(
      layer('conv', 'Convolution', 'data', 'conv', 'convolution_param { num_output: 2 kernel_size: 1 }'),
      layer('relu', 'ReLU', 'conv', 'conv'),
      'name: "both" type: "Concat" bottom: "conv" bottom: "data" top: "both"',
    );
    expect(layers.map(({ name, inputs }) => [name, inputs])).toEqual([
      ['conv', ['data']],
      ['relu', ['conv']],
      ['both', ['relu', 'data']],
    ]);
  });

  it('has Caffe’s defaults', () => {
    const [conv, norm, pool] = define(
      layer('conv', 'Convolution', 'data', 'a', 'convolution_param { num_output: 2 kernel_size: 1 }'),
      layer('norm', 'LRN', 'a', 'b'),
      layer('pool', 'Pooling', 'b', 'c', 'pooling_param { kernel_size: 2 }'),
    ).layers.map(({ operation }) => operation);
    expect(conv).toEqual({ type: 'Convolution', outputs: 2, kernel: 1, stride: 1, pad: 0, group: 1 });
    expect(norm).toEqual({ type: 'LRN', size: 5, alpha: 1, beta: 0.75 });
    expect(pool).toEqual({ type: 'Pooling', method: 'MAX', kernel: 2, stride: 1, pad: 0 });
  });

  it.each([
    [layer('a', 'PReLU', 'data', 'a'), 'layer a: unknown type: PReLU'],
    [
      layer('a', 'ReLU', 'data', 'a', 'relu_param { negative_slope: 0.1 }'),
      'layer a: unknown parameter: negative_slope',
    ],
    [
      layer(
        'a',
        'Convolution',
        'data',
        'a',
        'convolution_param { num_output: 2 kernel_size: 3 dilation: 2 }',
      ),
      'layer a: unknown parameter: dilation',
    ],
    [
      layer('a', 'Convolution', 'data', 'a', 'convolution_param { num_output: 2.5 kernel_size: 3 }'),
      'layer a: num_output is no whole number: 2.5',
    ],
    [layer('a', 'InnerProduct', 'data', 'a'), 'layer a: no num_output'],
    [
      layer('a', 'Pooling', 'data', 'a', 'pooling_param { pool: STOCHASTIC kernel_size: 2 }'),
      'layer a: unknown pooling: STOCHASTIC',
    ],
    [layer('a', 'LRN', 'data', 'a', 'lrn_param { alpha: low }'), 'layer a: alpha is no number: low'],
    [layer('a', 'ReLU', 'nowhere', 'a'), 'layer a: nothing makes its bottom: nowhere'],
    ['name: "a" type: "ReLU" bottom: "data"', 'layer a: not exactly one top'],
  ])('refuses what it does not know: %s', (text, message) => {
    expect(() => define(text)).toThrow(message);
  });

  it('needs the shape of its input', () => {
    expect(() => networkDefinition(parsePrototxt('name: "Net" input: "data"'))).toThrow(
      'network: no input_shape of four dimensions',
    );
  });
});

describe('shapes', () => {
  it('of pooling are rounded up, without a window that begins in the padding', () => {
    expect(pooling('kernel_size: 3 stride: 2')).toEqual([4, 3, 3]);
    expect(pooling('kernel_size: 2 stride: 2 pad: 1')).toEqual([4, 4, 4]);
    expect(pooling('kernel_size: 2 stride: 3 pad: 1')).toEqual([4, 3, 3]);
    expect(pooling('pool: AVE global_pooling: true')).toEqual([4, 1, 1]);
  });

  it('of convolution are rounded down, and its groups share out the work', () => {
    const shape = layerShapes(
      define(
        layer(
          'a',
          'Convolution',
          'data',
          'a',
          'convolution_param { num_output: 6 kernel_size: 3 stride: 2 group: 2 }',
        ),
      ),
    ).get('a')!;
    expect(shape.output).toEqual([6, 3, 2]);
    expect(shape.parameters).toBe((6 * 4 * 9) / 2 + 6);
    expect(shape.macs).toBe(((6 * 4 * 9) / 2) * 3 * 2);
  });
});
