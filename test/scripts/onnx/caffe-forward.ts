import type { LayerOperation } from '../../../src/prototxt/layer-operation.ts';
import type { NetworkDefinition } from '../../../src/prototxt/network-definition.ts';

/** One image's values: channels, height, width; a vector has height and width 1. */
interface Blob {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** 0 outside the image. */
  at(channel: number, y: number, x: number): number;
}

/** A layer's weights, then its biases. */
type Weights = ReadonlyMap<string, readonly [ArrayLike<number>, ArrayLike<number>]>;

/**
 * What Caffe computes for one image, written down from the definitions of its layers, as slowly and plainly as can be.
 */
export function caffeForward(
  network: NetworkDefinition,
  weights: Weights,
  image: ArrayLike<number>,
): readonly number[] {
  const blobs = new Map<string, Blob>([[network.input, blob(network.inputShape, (index) => image[index]!)]]);
  for (const { name, inputs, operation } of network.layers) {
    const [layerWeights = [], biases = []] = weights.get(name) ?? [];
    blobs.set(
      name,
      compute(
        operation,
        inputs.map((each) => blobs.get(each)!),
        layerWeights,
        biases,
      ),
    );
  }
  return values(blobs.get(network.layers.at(-1)!.name)!);
}

function compute(
  operation: LayerOperation,
  inputs: readonly Blob[],
  weights: ArrayLike<number>,
  biases: ArrayLike<number>,
): Blob {
  const input = inputs[0]!;
  const { channels, height, width } = input;
  const each = (value: (channel: number, y: number, x: number) => number) =>
    filled(channels, height, width, value);
  switch (operation.type) {
    case 'Convolution': {
      const { outputs, kernel, stride, pad, group } = operation;
      const side = (size: number) => Math.floor((size + 2 * pad - kernel) / stride) + 1;
      const inGroup = channels / group;
      return filled(outputs, side(height), side(width), (output, y, x) => {
        const first = Math.floor(output / (outputs / group)) * inGroup;
        let sum = biases[output]!;
        for (let channel = 0; channel < inGroup; channel += 1) {
          for (let row = 0; row < kernel; row += 1) {
            for (let column = 0; column < kernel; column += 1) {
              const weight = weights[((output * inGroup + channel) * kernel + row) * kernel + column]!;
              sum += weight * input.at(first + channel, y * stride - pad + row, x * stride - pad + column);
            }
          }
        }
        return sum;
      });
    }
    case 'Pooling': {
      const { method, stride, pad } = operation;
      const kernel = operation.kernel ?? Math.max(height, width);
      const side = (size: number) =>
        operation.kernel === null ? 1 : Math.ceil((size + 2 * pad - kernel) / stride) + 1;
      return filled(channels, side(height), side(width), (channel, y, x) => {
        const rows = within(y * stride - pad, kernel, height);
        const columns = within(x * stride - pad, kernel, width);
        const seen = rows.flatMap((row) => columns.map((column) => input.at(channel, row, column)));
        return method === 'MAX' ? Math.max(...seen) : seen.reduce((a, b) => a + b) / seen.length;
      });
    }
    case 'LRN': {
      const { size, alpha, beta } = operation;
      return each((channel, y, x) => {
        let squares = 0;
        for (let near = channel - (size - 1) / 2; near <= channel + (size - 1) / 2; near += 1) {
          if (near >= 0 && near < channels) squares += input.at(near, y, x) ** 2;
        }
        return input.at(channel, y, x) / (1 + (alpha / size) * squares) ** beta;
      });
    }
    case 'InnerProduct': {
      const from = values(input);
      return filled(operation.outputs, 1, 1, (output) =>
        from.reduce(
          (sum, value, index) => sum + value * weights[output * from.length + index]!,
          biases[output]!,
        ),
      );
    }
    case 'Concat': {
      const all = inputs.flatMap(values);
      return blob([all.length / (height * width), height, width], (index) => all[index]!);
    }
    case 'Softmax':
      return each((channel, y, x) => {
        let sum = 0;
        for (let other = 0; other < channels; other += 1) {
          sum += Math.exp(input.at(other, y, x) - input.at(channel, y, x));
        }
        return 1 / sum;
      });
    case 'ReLU':
      return each((channel, y, x) => Math.max(0, input.at(channel, y, x)));
    case 'Dropout':
      return input;
  }
}

function within(start: number, length: number, size: number): readonly number[] {
  return Array.from({ length }, (_, index) => start + index).filter((at) => at >= 0 && at < size);
}

function filled(
  channels: number,
  height: number,
  width: number,
  value: (channel: number, y: number, x: number) => number,
): Blob {
  return blob([channels, height, width], (index) =>
    value(Math.floor(index / (height * width)), Math.floor(index / width) % height, index % width),
  );
}

function blob(
  [channels, height, width]: readonly [number, number, number],
  value: (index: number) => number,
): Blob {
  const kept = Array.from({ length: channels * height * width }, (_, index) => value(index));
  return {
    channels,
    height,
    width,
    at: (channel, y, x) =>
      y < 0 || y >= height || x < 0 || x >= width ? 0 : kept[(channel * height + y) * width + x]!,
  };
}

function values({ channels, height, width, at }: Blob): readonly number[] {
  return Array.from({ length: channels * height * width }, (_, index) =>
    at(Math.floor(index / (height * width)), Math.floor(index / width) % height, index % width),
  );
}
