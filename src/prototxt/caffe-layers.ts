import type { Field, Message, Scalar } from './parse-prototxt.ts';

/** A layer as a network definition states it. */
export interface CaffeLayer {
  readonly name: string;
  /** In the spelling of today, whichever the text uses: `Convolution` for `CONVOLUTION`. */
  readonly type: string;
  readonly message: Message;
  /** Of the field that holds the layer. */
  readonly start: number;
}

/** The old names that are not today's in capitals; the rest differ by capitals and underscores only. */
const OLD_TYPES: ReadonlyMap<string, string> = new Map([
  ['CONVOLUTION', 'Convolution'],
  ['RELU', 'ReLU'],
  ['LRN', 'LRN'],
  ['POOLING', 'Pooling'],
  ['SOFTMAX', 'Softmax'],
  ['SIGMOID', 'Sigmoid'],
  ['TANH', 'TanH'],
  ['INNER_PRODUCT', 'InnerProduct'],
  ['CONCAT', 'Concat'],
  ['DROPOUT', 'Dropout'],
  ['SPLIT', 'Split'],
  ['ELTWISE', 'Eltwise'],
  ['DATA', 'Data'],
]);

/**
 * The layers of a network in order: `layer { type: "Convolution" }` and the older `layers { type: CONVOLUTION }`.
 * Layers without a name or a type, as those of the oldest form, `layers { layer { … } }`, are {@link namelessLayers}.
 */
export function caffeLayers(network: Message): readonly CaffeLayer[] {
  return layerFields(network).flatMap(({ start, value }) => {
    const layer = lastScalar(value, 'name');
    const type = lastScalar(value, 'type');
    if (layer === undefined || type === undefined) return [];
    return [{ name: unquoted(layer), type: currentType(type), message: value, start }];
  });
}

/** Where the layers start that say no name or no type of themselves, in order. */
export function namelessLayers(network: Message): readonly number[] {
  return layerFields(network).flatMap(({ start, value }) =>
    lastScalar(value, 'name') === undefined || lastScalar(value, 'type') === undefined ? [start] : [],
  );
}

/** Where the first layer of the oldest form starts, which says what it is in a message of its own; undefined where none does. */
export function oldestForm(network: Message): number | undefined {
  return layerFields(network).find(({ value }) =>
    fieldsNamed(value, 'layer').some((field) => field.value.kind === 'message'),
  )?.start;
}

function layerFields(network: Message) {
  return network.fields.flatMap(({ name, start, value }) =>
    (name === 'layer' || name === 'layers') && value.kind === 'message' ? [{ start, value }] : [],
  );
}

function currentType(type: Scalar): string {
  const written = unquoted(type);
  return OLD_TYPES.get(written) ?? written;
}

/** The fields of a name, in order. */
export function fieldsNamed(message: Message, name: string): readonly Field[] {
  return message.fields.filter((field) => field.name === name);
}

/** The value that counts where a field is given more than once: the last. */
export function lastScalar(message: Message, name: string): Scalar | undefined {
  const value = fieldsNamed(message, name).at(-1)?.value;
  return value?.kind === 'scalar' ? value : undefined;
}

/** The text of a string without its quotes, adjacent strings joined; a word as it is. */
export function unquoted({ text }: Scalar): string {
  const parts = text.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs);
  if (parts === null) return text;
  return parts.map((part) => part.slice(1, -1).replace(/\\(['"\\])/g, '$1')).join('');
}
