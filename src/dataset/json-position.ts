import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { duplicateKeys } from './duplicate-keys.ts';
import type { Position } from './locate.ts';

/** A JSON text with the places of its values: `yaml` keeps them, and JSON is YAML. */
export interface PlacedJson {
  readonly value: unknown;
  /** Where the value at a path stands; for a property that is missing, the object that lacks it. */
  position(path: readonly PropertyKey[]): Position;
  /** Keys that an object has twice, of which JSON silently keeps the last. */
  readonly duplicateKeys: readonly { readonly key: string; readonly position: Position }[];
}

export class JsonSyntaxError extends Error {
  readonly position: Position;
  /** The text that is wrong, where a piece of it is. */
  readonly value: string | undefined;
  /** Whether the text may go well up to its end, but ends too soon. */
  readonly isCutOff: boolean;
  constructor(message: string, position: Position, value?: string, isCutOff = false) {
    super(message);
    this.position = position;
    this.value = value;
    this.isCutOff = isCutOff;
  }
}

/** The value of a JSON text; throws {@link JsonSyntaxError} where it is none. */
export function parseJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw describeSyntaxError(text, error);
  }
}

/** Parses JSON with its places; throws {@link JsonSyntaxError} where it is none. */
export function parsePlacedJson(text: string): PlacedJson {
  const value = parseJson(text);
  let places: Places | undefined;
  // Reading with places takes many times as long, and a file without problems has none to tell.
  const placesOf = () => (places ??= readPlaces(text));
  return {
    value,
    position: (path) => {
      const { document, at } = placesOf();
      return at(offsetOf(document, path));
    },
    duplicateKeys: duplicateKeys(text).map(({ key, offset }) => ({ key, position: placesOf().at(offset) })),
  };
}

interface Places {
  readonly document: Document.Parsed;
  at(offset: number): Position;
}

function readPlaces(text: string): Places {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  return {
    document,
    at: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    },
  };
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of path) {
    node = valueIn(node, key);
    if (!isNode(node) || !node.range) break;
    offset = node.range[0];
  }
  return offset;
}

/** Of a key that is there twice, JSON keeps the last. */
function valueIn(node: unknown, key: PropertyKey): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  if (!isMap(node)) return undefined;
  return node.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
}

/** V8 says where for all but a character that nothing can begin with, and for texts that end too soon. */
function describeSyntaxError(text: string, { message }: SyntaxError): JsonSyntaxError {
  if (isUnexpectedToken(message)) {
    const offset = endOfSound(text);
    const [character] = text.slice(offset, offset + 2);
    return new JsonSyntaxError('unexpected character', positionIn(text, offset), character);
  }
  const at = /at position (\d+)/.exec(message)?.[1];
  const isCutOff = at === undefined || /^unterminated string/i.test(message) || Number(at) >= text.length;
  const what = message
    .replace(/ (?:in JSON )?at position \d.*$/s, '')
    .replace(/^./, (first) => first.toLowerCase());
  return new JsonSyntaxError(what, positionIn(text, Number(at ?? text.length)), undefined, isCutOff);
}

function isUnexpectedToken(message: string): boolean {
  return message.startsWith('Unexpected token');
}

/** How long the longest beginning of a text is that goes well, where the text has an unexpected token. */
function endOfSound(text: string): number {
  let [sound, length] = [0, text.length];
  while (sound + 1 < length) {
    const middle = Math.floor((sound + length) / 2);
    if (beginsUnexpectedly(text.slice(0, middle))) length = middle;
    else sound = middle;
  }
  return length - 1;
}

function beginsUnexpectedly(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return isUnexpectedToken(error.message);
  }
}

/** Where an offset of a text is. */
export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}
