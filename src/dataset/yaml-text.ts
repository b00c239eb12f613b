import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCollection, LineCounter, parseDocument, type Document } from 'yaml';
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
  const text = await readIfThere(join(directory, file));
  if (text === undefined) {
    const placeOf = () => ({ file, line: 0, column: 0 });
    return { data: undefined, isThere: false, problems: [], placeOf };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems = document.errors.map((error) => ({
    ...at(error.pos[0]),
    message: error.message
      .split('\n')[0]!
      .replace(/ at line \d+, column \d+:?$/, '')
      .toLowerCase(),
    expected: 'valid YAML',
  }));
  return {
    data: problems.length > 0 ? undefined : document.toJS(),
    isThere: true,
    problems,
    placeOf: (path) => at(offsetOf(document, path)),
  };
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
