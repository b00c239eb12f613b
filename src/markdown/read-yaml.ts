import type { z } from 'zod';
import type { Problem } from '../dataset/problem.ts';
import { describeIssue } from '../dataset/describe-issue.ts';
import { FEW_VALUES } from '../dataset/few-values.ts';
import { rightFields } from './right-fields.ts';
import { validKeys } from '../dataset/valid-keys.ts';
import { readYamlText, type YamlText } from '../dataset/yaml-text.ts';

/** An object in a YAML file of the author's. */
export interface YamlObject<Value> {
  /** The fields that are right. */
  readonly value: Partial<Value>;
  readonly problems: readonly Problem[];
  placeOf: YamlText['placeOf'];
}

/** The entries of a YAML file that holds a list or a map of equals. */
export interface YamlEntries<Value> {
  /** Those that are right, each under its key or its number. */
  readonly entries: readonly (readonly [key: string, value: Value])[];
  /** All as they were written, right or wrong; undefined where the file cannot be read, so that nobody knows. */
  readonly written: readonly (readonly [key: string, value: unknown])[] | undefined;
  readonly problems: readonly Problem[];
  placeOf: YamlText['placeOf'];
}

/** A file that has to be there and to hold one object. */
export async function readYamlObject<Schema extends z.ZodObject>(
  directory: string,
  file: string,
  schema: Schema,
): Promise<YamlObject<z.output<Schema>>> {
  const text = await readYamlText(directory, file);
  const { placeOf } = text;
  if (!text.isThere) {
    const missing = { message: 'no such file', expected: `${file} in the content directory` };
    return { value: {}, problems: [{ ...placeOf([]), ...missing }], placeOf };
  }
  if (text.problems.length > 0) return { value: {}, problems: text.problems, placeOf };
  const { value, problems } = checked(schema, text.data, [], text);
  return { value: value ?? rightFields(schema, text.data), problems, placeOf };
}

/** A file that may be there and holds a list; an entry that is wrong does not take the others with it. */
export async function readYamlList<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
): Promise<YamlEntries<z.output<Schema>>> {
  return readEntries(directory, file, schema, (data) =>
    Array.isArray(data) ? data.map((value, index) => [index, value]) : undefined,
  );
}

/** The same for a file that holds a map. */
export async function readYamlMap<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
): Promise<YamlEntries<z.output<Schema>>> {
  return readEntries(directory, file, schema, (data) =>
    typeof data === 'object' && !Array.isArray(data) ? Object.entries(data!) : undefined,
  );
}

async function readEntries<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
  entriesOf: (data: unknown) => (readonly [key: string | number, value: unknown])[] | undefined,
): Promise<YamlEntries<z.output<Schema>>> {
  const text = await readYamlText(directory, file);
  const { placeOf } = text;
  if (text.problems.length > 0) return { entries: [], written: undefined, problems: text.problems, placeOf };
  const listed = text.data === undefined || text.data === null ? [] : entriesOf(text.data);
  if (listed === undefined) {
    const message = `${file} does not hold what it should`;
    const problems = [{ ...placeOf([]), message, expected: 'entries as in the author’s guide' }];
    return { entries: [], written: undefined, problems, placeOf };
  }
  const results = listed.map(([key, data]) => ({ key, ...checked(schema, data, [key], text) }));
  return {
    entries: results.flatMap(({ key, value }) =>
      value === undefined ? [] : [[String(key), value] as const],
    ),
    written: listed.map(([key, data]) => [String(key), data]),
    problems: results.flatMap(({ problems }) => problems),
    placeOf,
  };
}

/** A value that stands at a path of a file, held against its schema. */
function checked<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  path: readonly PropertyKey[],
  { placeOf }: YamlText,
): { value?: z.output<Schema>; problems: Problem[] } {
  const parsed = schema.safeParse(data, { ...FEW_VALUES, reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) =>
    describeIssue(issue, validKeys(schema, issue.path, data)).map(({ path: within, ...rest }) => ({
      ...placeOf([...path, ...within]),
      ...rest,
    })),
  );
  return { problems };
}
