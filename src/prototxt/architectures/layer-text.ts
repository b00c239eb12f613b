/** A network in the making: each function adds a layer and gives the name of the blob that it makes. */
export interface NetworkText {
  convolution(name: string, bottom: string, shape: ConvolutionShape): string;
  /** In place, as in all these networks. */
  relu(name: string, blob: string): string;
  normalisation(name: string, bottom: string): string;
  pooling(name: string, bottom: string, pooling: PoolingShape): string;
  fullyConnected(name: string, bottom: string, outputs: number): string;
  dropout(name: string, blob: string, ratio: number): string;
  concat(name: string, bottoms: readonly string[]): string;
  softmax(name: string, bottom: string): string;
  text(): string;
}

export interface ConvolutionShape {
  readonly outputs: number;
  readonly kernel: number;
  readonly stride?: number;
  readonly pad?: number;
  readonly group?: number;
}

export interface PoolingShape {
  readonly method: 'MAX' | 'AVE';
  /** Left out: over all of the image. */
  readonly kernel?: number;
  readonly stride?: number;
  readonly pad?: number;
}

/** The blob that the network gets its images from. */
export const INPUT = 'data';

/** A network for images of three channels, one image per batch until told otherwise. */
export function networkText(name: string, size: number): NetworkText {
  const parts = [
    `name: "${name}"\ninput: "${INPUT}"\ninput_shape { dim: 1 dim: 3 dim: ${String(size)} dim: ${String(size)} }\n`,
  ];

  function add(
    layer: string,
    type: string,
    bottoms: readonly string[],
    top: string,
    parameters: readonly string[],
  ) {
    const lines = [
      `name: "${layer}"`,
      `type: "${type}"`,
      ...bottoms.map((bottom) => `bottom: "${bottom}"`),
      `top: "${top}"`,
      ...parameters,
    ];
    parts.push(`layer {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);
    return top;
  }

  return {
    convolution: (layer, bottom, { outputs, kernel, stride, pad, group }) =>
      add(layer, 'Convolution', [bottom], layer, [
        'convolution_param {',
        ...indented({ num_output: outputs, pad, kernel_size: kernel, group, stride }),
        '}',
      ]),
    relu: (layer, blob) => add(layer, 'ReLU', [blob], blob, []),
    normalisation: (layer, bottom) =>
      add(layer, 'LRN', [bottom], layer, [
        'lrn_param {',
        ...indented({ local_size: 5, alpha: 0.0001, beta: 0.75 }),
        '}',
      ]),
    pooling: (layer, bottom, { method, kernel, stride, pad }) =>
      add(layer, 'Pooling', [bottom], layer, [
        'pooling_param {',
        ...indented({
          pool: method,
          kernel_size: kernel,
          stride,
          pad,
          global_pooling: kernel === undefined ? true : undefined,
        }),
        '}',
      ]),
    fullyConnected: (layer, bottom, outputs) =>
      add(layer, 'InnerProduct', [bottom], layer, [`inner_product_param { num_output: ${String(outputs)} }`]),
    dropout: (layer, blob, ratio) =>
      add(layer, 'Dropout', [blob], blob, [`dropout_param { dropout_ratio: ${String(ratio)} }`]),
    concat: (layer, bottoms) => add(layer, 'Concat', bottoms, layer, []),
    softmax: (layer, bottom) => add(layer, 'Softmax', [bottom], layer, []),
    text: () => parts.join(''),
  };
}

function indented(
  fields: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name}: ${String(value)}`],
  );
}
