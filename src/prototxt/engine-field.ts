/** Names of the engines as `engine:` takes them. */
export type Engine = 'CAFFE' | 'CUDNN' | 'LIBDNN';

/** The message of a layer that holds its `engine`, by the layer's type; types without one have no entry. */
export const ENGINE_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['Convolution', 'convolution_param'],
  ['Pooling', 'pooling_param'],
  ['LRN', 'lrn_param'],
  ['ReLU', 'relu_param'],
  ['Sigmoid', 'sigmoid_param'],
  ['TanH', 'tanh_param'],
  ['Softmax', 'softmax_param'],
]);

/** Which of the engines that a Caffe knows a layer may name, by the layer's type: only two of them have LIBDNN. */
export function enginesOfType(type: string, known: readonly Engine[]): readonly Engine[] {
  const hasLibdnn = type === 'Convolution' || type === 'Pooling';
  return hasLibdnn ? known : known.filter((engine) => engine !== 'LIBDNN');
}

/** The numbers by which protobuf's text format takes the names as well. */
const ENGINE_NUMBERS: Readonly<Record<Engine | 'DEFAULT', number>> = {
  DEFAULT: 0,
  CAFFE: 1,
  CUDNN: 2,
  LIBDNN: 3,
};

/** The engine that is meant by a name or a number; undefined for any other text. */
export function engineNamed(written: string): Engine | 'DEFAULT' | undefined {
  const names = Object.keys(ENGINE_NUMBERS) as (Engine | 'DEFAULT')[];
  const isNumber = /^(?:0[xX][0-9a-fA-F]+|\d+)$/.test(written);
  return names.find((name) => (isNumber ? ENGINE_NUMBERS[name] === Number(written) : name === written));
}
