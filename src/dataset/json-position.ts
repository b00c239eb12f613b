import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
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
  constructor(message: string, position: Position) {
    super(message);
    this.position = position;
  }
}

/** Parses JSON; throws {@link JsonSyntaxError} where it is none. */
export function parsePlacedJson(text: string): PlacedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new JsonSyntaxError(...describeSyntaxError(text, error as SyntaxError));
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  return {
    value,
    position: (path) => at(offsetOf(document, path)),
    duplicateKeys: duplicateKeys(document).map(({ key, offset }) => ({ key, position: at(offset) })),
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

function duplicateKeys(document: Document.Parsed): { key: string; offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  const visit = (node: unknown): void => {
    if (isPair(node)) visit(node.value);
    if (!isNode(node) || !('items' in node)) return;
    const seen = new Set<unknown>();
    for (const item of node.items as unknown[]) {
      if (isPair(item) && isScalar(item.key)) {
        const { value, range } = item.key;
        if (seen.has(value)) found.push({ key: String(value), offset: range?.[0] ?? 0 });
        seen.add(value);
      }
      visit(item);
    }
  };
  visit(document.contents);
  return found;
}

/** V8 says where for all but the shortest texts and for those that end too soon. */
function describeSyntaxError(text: string, { message }: SyntaxError): [string, Position] {
  const offset = Number(
    /at position (\d+)/.exec(message)?.[1] ?? (message.includes('end of JSON') ? text.length : 0),
  );
  const before = text.slice(0, offset);
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  const what = message.replace(/ in JSON at position.*$/s, '').replace(/^./, (first) => first.toLowerCase());
  return [what, { line: before.split('\n').length, column }];
}
