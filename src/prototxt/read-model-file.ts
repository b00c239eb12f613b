import type { Problem } from '../dataset/problem.ts';
import { caffeLayers, fieldsNamed, namelessLayers, oldestForm } from './caffe-layers.ts';
import type { CaffeLayer } from './caffe-layers.ts';
import { engineNamed, enginesOfType } from './engine-field.ts';
import type { Engine } from './engine-field.ts';
import { engineOf } from './engine-of-layer.ts';
import { parsePrototxt } from './parse-prototxt.ts';
import type { Message } from './parse-prototxt.ts';
import { PrototxtSyntaxError } from './syntax-error.ts';

/** 1-based line and column of an offset; a column counts UTF-16 code units, as editors do. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** The layers of a model file, and what each asks for. */
export interface ModelFile {
  readonly layers: readonly CaffeLayer[];
  /** By name of the layer; undefined where it leaves the engine to Caffe. */
  readonly engines: ReadonlyMap<string, Engine | undefined>;
  /** Names that more than one layer has, as one for training and one for testing; what is set, is set in all. */
  readonly repeated: readonly string[];
  /** Whether it states the shape of its input, so that its batch size can be set: a training net reads it from data. */
  readonly hasInputShape: boolean;
  /** Layers without a name or a type, which cannot be told which measured ones they are. */
  readonly nameless: readonly SourcePosition[];
}

/**
 * Reads a model file for a dialect of Caffe that knows the given engines.
 *
 * @param file as problems are to name it
 * @returns the model, absent where there is any problem
 */
export function readModelFile(
  text: string,
  file: string,
  known: readonly Engine[],
): { readonly model?: ModelFile; readonly problems: readonly Problem[] } {
  let network: Message;
  try {
    network = parsePrototxt(text);
  } catch (error) {
    if (!(error instanceof PrototxtSyntaxError)) throw error;
    const { message, value, expected } = error;
    return {
      problems: [{ file, ...positionAt(text, error.offset), message, expected, ...(value && { value }) }],
    };
  }
  const layers = caffeLayers(network);
  const nameless = namelessLayers(network).map((start) => positionAt(text, start));
  const problems: Problem[] = [];
  const engines = new Map<string, Engine | undefined>();
  for (const layer of layers) {
    const engine = engineOf(layer);
    const named = engine && engineNamed(engine.text);
    const allowed = enginesOfType(layer.type, known);
    const name = allowed.find((each) => each === named);
    engines.set(layer.name, name);
    if (engine === undefined || name !== undefined || named === 'DEFAULT') continue;
    problems.push({
      file,
      ...positionAt(text, engine.start),
      message: `unknown engine of layer ${JSON.stringify(layer.name)}`,
      value: engine.text,
      expected: [...allowed, 'DEFAULT'].join(', '),
    });
  }
  const oldest = oldestForm(network);
  if (oldest !== undefined) {
    problems.push({
      file,
      ...positionAt(text, oldest),
      message: 'the form is too old: layers { layer { … } }',
      expected: 'layer { … } or layers { … }, as Caffe’s upgrade_net_proto_text writes them',
    });
  } else if (layers.length === 0) {
    problems.push({
      file,
      line: 1,
      column: 1,
      message: 'no layers',
      expected: 'layer { … } or layers { … }',
    });
  }
  if (problems.length > 0) return { problems };
  const repeated = [...Map.groupBy(layers, ({ name }) => name)].flatMap(([name, alike]) =>
    alike.length > 1 ? [name] : [],
  );
  return {
    model: { layers, engines, repeated, hasInputShape: hasInputShape(network, layers), nameless },
    problems,
  };
}

function hasInputShape(network: Message, layers: readonly CaffeLayer[]): boolean {
  const ofLayers = layers
    .filter(({ type }) => type === 'Input')
    .flatMap(({ message }) => fieldsNamed(message, 'input_param'))
    .map(({ value }) => value);
  return (
    ['input_dim', 'input_shape'].some((name) => fieldsNamed(network, name).length > 0) ||
    ofLayers.some((value) => value.kind === 'message' && fieldsNamed(value, 'shape').length > 0)
  );
}

export function positionAt(text: string, offset: number): SourcePosition {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
