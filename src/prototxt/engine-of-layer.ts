import { fieldsNamed, lastScalar } from './caffe-layers.ts';
import type { CaffeLayer } from './caffe-layers.ts';
import { ENGINE_PARAMETERS } from './engine-field.ts';
import type { Scalar } from './parse-prototxt.ts';

/** What a layer's `engine` says, where it says anything. */
export function engineOf(layer: CaffeLayer): Scalar | undefined {
  const parameter = ENGINE_PARAMETERS.get(layer.type);
  if (parameter === undefined) return undefined;
  // A message given twice is merged, so the last engine in any of them counts.
  return fieldsNamed(layer.message, parameter)
    .flatMap(({ value }) => (value.kind === 'message' ? [lastScalar(value, 'engine')] : []))
    .findLast((value) => value !== undefined);
}
