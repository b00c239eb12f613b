import type { ParsedNet } from './caffe-schema.ts';

export interface InferredLayer {
  readonly name: string;
  readonly type: string;
  readonly pooling: string;
  /** As networks.csv writes it: channels, height and width, or outputs. */
  readonly outputShape: string;
  readonly parameters: number;
  readonly macs: number;
}

type Shape = readonly [channels: number, height: number, width: number];

/** What each layer of a network computes, by the rules of Caffe: convolutions round down, pooling rounds up. */
export function inferShapes(net: ParsedNet): readonly InferredLayer[] {
  const { input, input_shape: shapes } = net as unknown as {
    input: string[];
    input_shape: { dim: unknown[] }[];
  };
  const [, ...dimensions] = shapes[0]!.dim.map(Number);
  const blobs = new Map<string, Shape>([[input[0]!, dimensions as unknown as Shape]]);
  return net.layer!.map((layer): InferredLayer => {
    const bottoms = (layer['bottom'] as string[]).map((bottom) => {
      const shape = blobs.get(bottom);
      if (shape === undefined) throw new Error(`layer ${layer.name}: no blob ${bottom}`);
      return shape;
    });
    const [channels, height, width] = bottoms[0]!;
    const parameter = (name: string) =>
      (layer[name] ?? {}) as Record<string, number | number[] | string | boolean>;
    const number = (value: unknown, otherwise: number) =>
      Number((Array.isArray(value) ? value[0] : value) ?? otherwise);
    let output: Shape = bottoms[0]!;
    let parameters = 0;
    let macs = 0;
    let pooling = '';
    if (layer.type === 'Convolution') {
      const of = parameter('convolution_param');
      const kernel = number(of['kernel_size'], 1);
      const side = (size: number) =>
        Math.floor((size + 2 * number(of['pad'], 0) - kernel) / number(of['stride'], 1)) + 1;
      output = [Number(of['num_output']), side(height), side(width)];
      const weights = (output[0] * channels * kernel ** 2) / number(of['group'], 1);
      parameters = weights + output[0];
      macs = weights * output[1] * output[2];
    } else if (layer.type === 'Pooling') {
      const of = parameter('pooling_param');
      pooling = of['pool'] as string;
      const side = (size: number) => {
        if (of['global_pooling'] === true) return 1;
        const pad = number(of['pad'], 0);
        const stride = number(of['stride'], 1);
        const count = Math.ceil((size + 2 * pad - number(of['kernel_size'], 1)) / stride) + 1;
        return pad > 0 && (count - 1) * stride >= size + pad ? count - 1 : count;
      };
      output = [channels, side(height), side(width)];
    } else if (layer.type === 'InnerProduct') {
      const inputs = channels * height * width;
      output = [Number(parameter('inner_product_param')['num_output']), 1, 1];
      macs = inputs * output[0];
      parameters = macs + output[0];
    } else if (layer.type === 'Concat') {
      output = [bottoms.reduce((sum, [each]) => sum + each, 0), height, width];
    }
    blobs.set((layer['top'] as string[])[0]!, output);
    return { name: layer.name, type: layer.type, pooling, outputShape: output.join('x'), parameters, macs };
  });
}
