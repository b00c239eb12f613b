import { caffeLayers, fieldsNamed } from './caffe-layers.ts';
import type { CaffeLayer } from './caffe-layers.ts';
import { ENGINE_PARAMETERS, engineNamed } from './engine-field.ts';
import type { Engine } from './engine-field.ts';
import { engineOf } from './engine-of-layer.ts';
import { parsePrototxt } from './parse-prototxt.ts';
import type { Message } from './parse-prototxt.ts';

/** Replaces what is between two offsets. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with `engine:` set for the named layers, and every other character as it was. An engine that is there is
 * replaced; otherwise it gets a line of its own where its message has lines, with their indentation and line ends.
 *
 * @param engines by name of the layer; names that the text lacks, and layers without an engine, are left alone.
 * @param layers those of the text, where they are known
 * @throws PrototxtSyntaxError
 */
export function setEngines(
  text: string,
  engines: ReadonlyMap<string, Engine>,
  layers: readonly CaffeLayer[] = caffeLayers(parsePrototxt(text)),
): string {
  const edits = layers.flatMap((layer) => {
    const engine = engines.get(layer.name);
    return engine === undefined ? [] : editsFor(text, layer, engine);
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce(
      (edited, { start, end, text: insert }) => edited.slice(0, start) + insert + edited.slice(end),
      text,
    );
}

function editsFor(text: string, layer: CaffeLayer, engine: Engine): readonly Edit[] {
  const parameter = ENGINE_PARAMETERS.get(layer.type);
  if (parameter === undefined) return [];
  const present = engineOf(layer);
  if (present !== undefined) {
    return engineNamed(present.text) === engine
      ? []
      : [{ start: present.start, end: present.end, text: engine }];
  }
  const inside = parameterMessage(layer, parameter);
  return inside === undefined
    ? [appendTo(text, layer.message, `${parameter} { engine: ${engine} }`)]
    : [appendTo(text, inside, `engine: ${engine}`)];
}

function parameterMessage(layer: CaffeLayer, parameter: string): Message | undefined {
  const value = fieldsNamed(layer.message, parameter).at(-1)?.value;
  return value?.kind === 'message' ? value : undefined;
}

/** Before the closing bracket: on its own line where that bracket has one, so that no comment is cut in two. */
function appendTo(text: string, message: Message, field: string): Edit {
  const lineStart = text.lastIndexOf('\n', message.end - 1) + 1;
  const beforeBracket = text.slice(Math.max(lineStart, message.start), message.end);
  if (lineStart > message.start && beforeBracket.trim() === '') {
    const lineEnd = text.charAt(lineStart - 2) === '\r' ? '\r\n' : '\n';
    return insertion(lineStart, indentation(text, message, beforeBracket) + field + lineEnd);
  }
  const gap = beforeBracket === '' || /\s$/.test(beforeBracket) ? '' : ' ';
  const lead = beforeBracket === '' && message.start === message.end ? ' ' : gap;
  return insertion(message.end, `${lead}${field} `);
}

/** That of the first field that starts a line, or else one step more than the bracket's. */
function indentation(text: string, message: Message, ofBracket: string): string {
  for (const { start } of message.fields) {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    if (before.trim() === '') return before;
  }
  return `${ofBracket}  `;
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
