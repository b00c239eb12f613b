import { fieldsNamed } from './caffe-layers.ts';
import type { CaffeLayer } from './caffe-layers.ts';
import type { Message } from './parse-prototxt.ts';

/** What a layer computes. Sizes are in pixels, the same in both directions. */
export type LayerOperation =
  | {
      readonly type: 'Convolution';
      readonly outputs: number;
      readonly kernel: number;
      readonly stride: number;
      readonly pad: number;
      readonly group: number;
    }
  | {
      readonly type: 'Pooling';
      readonly method: 'MAX' | 'AVE';
      /** Null: over all of the image. */
      readonly kernel: number | null;
      readonly stride: number;
      readonly pad: number;
    }
  | { readonly type: 'LRN'; readonly size: number; readonly alpha: number; readonly beta: number }
  | { readonly type: 'InnerProduct'; readonly outputs: number }
  | { readonly type: 'ReLU' | 'Dropout' | 'Concat' | 'Softmax' };

/** Fields that say how a layer is wired or trained, not what it computes. */
const OUTSIDE = ['name', 'type', 'bottom', 'top', 'param', 'include', 'exclude'];

/**
 * What a layer of a Caffe network computes, with Caffe's defaults.
 *
 * @throws Error for a type of layer or a parameter that this does not know, rather than leave it out.
 */
export function layerOperation({ name, type, message }: CaffeLayer): LayerOperation {
  const given = (field: string, known: readonly string[]) => parametersOf(name, message, field, known);
  switch (type) {
    case 'Convolution': {
      const of = given('convolution_param', ['num_output', 'kernel_size', 'stride', 'pad', 'group']);
      return {
        type,
        outputs: of.whole('num_output'),
        kernel: of.whole('kernel_size'),
        stride: of.whole('stride', 1),
        pad: of.whole('pad', 0),
        group: of.whole('group', 1),
      };
    }
    case 'Pooling': {
      const of = given('pooling_param', ['pool', 'kernel_size', 'stride', 'pad', 'global_pooling']);
      const method = of.word('pool', 'MAX');
      if (method !== 'MAX' && method !== 'AVE') throw new Error(`layer ${name}: unknown pooling: ${method}`);
      const kernel = of.word('global_pooling', 'false') === 'true' ? null : of.whole('kernel_size');
      return { type, method, kernel, stride: of.whole('stride', 1), pad: of.whole('pad', 0) };
    }
    case 'LRN': {
      const of = given('lrn_param', ['local_size', 'alpha', 'beta']);
      return {
        type,
        size: of.whole('local_size', 5),
        alpha: of.number('alpha', 1),
        beta: of.number('beta', 0.75),
      };
    }
    case 'InnerProduct':
      return { type, outputs: given('inner_product_param', ['num_output']).whole('num_output') };
    case 'Dropout':
      given('dropout_param', ['dropout_ratio']);
      return { type };
    case 'ReLU':
    case 'Concat':
    case 'Softmax':
      given(`${type.toLowerCase()}_param`, []);
      return { type };
    default:
      throw new Error(`layer ${name}: unknown type: ${type}`);
  }
}

interface Parameters {
  word(field: string, otherwise: string): string;
  number(field: string, otherwise?: number): number;
  /** Not negative. */
  whole(field: string, otherwise?: number): number;
}

function parametersOf(
  layer: string,
  message: Message,
  parameter: string,
  known: readonly string[],
): Parameters {
  const fields = fieldsNamed(message, parameter).flatMap(({ value }) =>
    value.kind === 'message' ? value.fields : [],
  );
  const strays = [
    ...message.fields.filter(({ name }) => name !== parameter && !OUTSIDE.includes(name)),
    ...fields.filter(({ name }) => !known.includes(name)),
  ];
  if (strays[0] !== undefined) throw new Error(`layer ${layer}: unknown parameter: ${strays[0].name}`);

  function word(field: string, otherwise?: string): string {
    const value = fields.findLast(({ name }) => name === field)?.value;
    if (value?.kind === 'scalar') return value.text;
    if (otherwise === undefined) throw new Error(`layer ${layer}: no ${field}`);
    return otherwise;
  }
  function number(field: string, otherwise?: number): number {
    const text = word(field, otherwise === undefined ? undefined : String(otherwise));
    if (!Number.isFinite(Number(text))) throw new Error(`layer ${layer}: ${field} is no number: ${text}`);
    return Number(text);
  }
  function whole(field: string, otherwise?: number): number {
    const value = number(field, otherwise);
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw new Error(`layer ${layer}: ${field} is no whole number: ${value}`);
  }
  return { word, number, whole };
}
