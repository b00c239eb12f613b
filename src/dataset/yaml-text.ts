import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCollection, LineCounter, parseDocument, type Document } from 'yaml';
import { keepLast } from './keep-last.ts';
import type { Problem } from './problem.ts';

/** A YAML file as it was written, with a way back from a value to where it stands. */
export interface YamlText {
  /** Undefined where there is no such file, or where it is not YAML, which is then among the problems. */
  readonly data: unknown;
  readonly isThere: boolean;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands, or the nearest thing that contains it. */
  placeOf(path: readonly PropertyKey[]): { file: string; line: number; column: number };
}

export async function readYamlText(directory: string, file: string): Promise<YamlText> {
  const path = join(directory, file);
  const text = await readIfThere(path);
  if (text !== undefined) return parseFile(path, text, file);
  const placeOf = () => ({ file, line: 0, column: 0 });
  return { data: undefined, isThere: false, problems: [], placeOf };
}

const parseFile = keepLast(parseYamlText);

/** A text as YAML, or as JSON, which is YAML; `file` is the name to report. */
export function parseYamlText(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'error' });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems: Problem[] = document.errors.map((error) => ({
    ...at(error.pos[0]),
    message: error.message
      .split('\n')[0]!
      .replace(/ at line \d+, column \d+:?$/, '')
      .toLowerCase(),
    expected: 'valid YAML',
  }));
  const { data, message } = problems.length > 0 ? {} : plainValue(document);
  if (message !== undefined) problems.push({ file, line: 0, column: 0, message, expected: 'valid YAML' });
  return { data, isThere: true, problems, placeOf: (path) => at(offsetOf(document, path)) };
}

/** The value that a document stands for, or why there is none: its aliases are followed only now. */
function plainValue(document: Document): { readonly data?: unknown; readonly message?: string } {
  try {
    const data: unknown = document.toJS();
    JSON.stringify(data);
    return { data };
  } catch (error) {
    // Of a value within itself.
    if (error instanceof TypeError) return { message: 'an alias stands within what it stands for' };
    if (!(error instanceof ReferenceError)) throw error;
    const [message] = error.message.split('\n');
    return { message: message!.replace(/^./, (first) => first.toLowerCase()) };
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The offset of the longest part of the path that is there; of a pair, its key. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1]!;
    if (!isCollection(parent)) continue;
    const item =
      typeof key === 'number'
        ? parent.items[key]
        : parent.items.find((pair) => String((pair as { key?: unknown }).key) === String(key));
    const range = (item as { range?: [number, number, number] } | undefined)?.range;
    const keyRange = (item as { key?: { range?: [number, number, number] } } | undefined)?.key?.range;
    const offset = keyRange?.[0] ?? range?.[0];
    if (offset !== undefined) return offset;
  }
  return 0;
}
