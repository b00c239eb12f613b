import { dayOrMoment } from './data-package-profiles.ts';
import { type DescriptorOutline, outlineOf } from './descriptor-outline.ts';
import { type DescriptorFile, descriptorSchema } from './descriptor-schema.ts';
import { factorsOfFile } from './factor-schema.ts';
import { FEW_VALUES } from './few-values.ts';
import { kindOfText, wordsOf } from './file-kind.ts';
import { JsonSyntaxError, parsePlacedJson, type PlacedJson } from './json-position.ts';
import type { Position } from './locate.ts';
import { measuringOf } from './measuring-schema.ts';
import { type Problem, shortEcho } from './problem.ts';
import { readText } from './read-text.ts';
import type { Descriptor, LibraryInfo, ModelInfo } from './types.ts';

const WHOLE_FILE: Position = { line: 0, column: 0 };

export interface DescriptorReading {
  /** Absent where there is any problem. */
  readonly descriptor?: Descriptor;
  /** Absent where the file is so broken that nothing of it can be told. */
  readonly outline?: DescriptorOutline;
  readonly problems: readonly Problem[];
}

/** Reads and checks a dataset's `datapackage.json`; `file` is the name to report, `name` the dataset's. */
export async function readDescriptor(path: string, file: string, name: string): Promise<DescriptorReading> {
  const { text, problems: ofBytes } = await readText(path, file, 'a description of the dataset');
  // What is not there describes nothing; what its libraries are is not known.
  if (text === undefined)
    return { outline: { columns: new Map(), factors: [], paths: [] }, problems: ofBytes };
  const problem = (position: Position, message: string, expected: string, value?: string): Problem => ({
    file,
    ...position,
    message,
    ...(value === undefined ? {} : { value }),
    expected,
  });
  if (text === '')
    return { problems: [...ofBytes, problem(WHOLE_FILE, 'the file is empty', 'a JSON object')] };

  let json: PlacedJson;
  try {
    json = parsePlacedJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    if (!/^\s*[[{]/.test(text)) {
      const seeming = `it seems to be ${wordsOf(kindOfText(text))}`;
      return { problems: [problem(WHOLE_FILE, seeming, 'a JSON object')] };
    }
    return { problems: [...ofBytes, problem(error.position, error.message, 'valid JSON', error.value)] };
  }
  const problems = [
    ...ofBytes,
    ...json.duplicateKeys.map(({ key, position }) =>
      problem(position, 'an object has the property twice', 'each property once', key),
    ),
  ];
  const parsed = descriptorSchema.safeParse(json.value, FEW_VALUES);
  for (const { path: property, message } of parsed.error?.issues ?? []) {
    const value = valueAt(json.value, property);
    const named = property.length === 0 ? 'the file' : property.map(String).join('.');
    const what = `${named} is ${value === undefined ? 'missing' : 'not valid'}`;
    problems.push(problem(json.position(property), what, expectation(message), echo(value)));
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const outline = outlineOf(json.value);
  if (!parsed.success || problems.length > 0) return { outline, problems };
  return { descriptor: toDescriptor(parsed.data, name), outline, problems };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    root,
  );
}

function echo(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return shortEcho(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Zod's messages read "Invalid input: expected string, received number". */
function expectation(message: string): string {
  const expected = /expected (.*?)(?:, received .*)?$/.exec(message)?.[1];
  return expected ?? message.replace(/^./, (first) => first.toLowerCase());
}

type Described<Infos> = Infos extends ReadonlyMap<string, infer Info> ? Info : never;

/** What is said of a library, without how it was started: each of its variants has it, and the browser gets it. */
function describedLibrary(tag: string, library: Described<DescriptorFile['libraries']>): LibraryInfo {
  const { kind, program, arguments: given, environment, gpu, threads, files, reported, ...info } = library;
  return { ...info, label: library.label ?? tag };
}

function describedModel(tag: string, model: Described<DescriptorFile['models']>): ModelInfo {
  const { files, ...info } = model;
  return { ...info, label: model.label ?? tag };
}

function toDescriptor(file: DescriptorFile, name: string): Descriptor {
  const fields = file.resources.map(
    ({ name, schema }) =>
      [name, new Map(schema?.fields.map((field) => [field.name, field.description ?? '']))] as const,
  );
  return {
    name,
    ...(file.name === undefined || file.name === name ? {} : { packageName: file.name }),
    ...(file.id === undefined ? {} : { id: file.id }),
    title: file.title,
    ...(file.shortTitle === undefined ? {} : { shortTitle: file.shortTitle }),
    description: file.description,
    version: file.version,
    created: dayOrMoment(file.created),
    sources: file.sources,
    licenses: file.licenses,
    ...(file.contributors && { contributors: file.contributors }),
    platform: file.platform,
    ...(file.item === undefined ? {} : { item: file.item }),
    measuring: measuringOf(file.measuring, file.libraries, file.models, file.platform),
    libraries: new Map([...file.libraries].map(([tag, info]) => [tag, describedLibrary(tag, info)])),
    models: new Map([...file.models].map(([tag, info]) => [tag, describedModel(tag, info)])),
    ...(file.clickhouse && { rowsIn: 'clickhouse' as const }),
    factors: factorsOfFile(file.factors),
    fields: new Map(fields),
  };
}
