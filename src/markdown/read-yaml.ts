import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCollection, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../dataset/problem.ts';
import { describeIssue } from './describe-issue.ts';

/** A YAML file of the author's, checked, with a way back from a value to where it stands. */
export interface YamlFile<Value> {
  readonly value: Value | undefined;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands, or the nearest thing that contains it. */
  placeOf(path: readonly PropertyKey[]): { file: string; line: number; column: number };
}

/**
 * Reads a YAML file of the content directory. A file that does not exist is as one that holds `fallback`;
 * without a fallback that is a problem.
 */
export async function readYaml<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
  fallback?: z.input<Schema>,
): Promise<YamlFile<z.output<Schema>>> {
  const text = await readIfThere(join(directory, file));
  if (text === undefined) {
    const placeOf = () => ({ file, line: 0, column: 0 });
    return fallback === undefined
      ? {
          value: undefined,
          problems: [{ ...placeOf(), message: 'no such file', expected: `${file} in the content directory` }],
          placeOf,
        }
      : { value: schema.parse(fallback), problems: [], placeOf };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const placeOf = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      ...at(error.pos[0]),
      message: error.message
        .split('\n')[0]!
        .replace(/ at line \d+, column \d+:?$/, '')
        .toLowerCase(),
      expected: 'valid YAML',
    }));
    return { value: undefined, problems, placeOf };
  }
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [], placeOf };
  const problems = parsed.error.issues.flatMap((issue) =>
    describeIssue(issue).map(({ path, ...rest }) => ({ ...placeOf(path), ...rest })),
  );
  return { value: undefined, problems, placeOf };
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
