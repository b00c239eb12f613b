import { Unreadable } from '../import/unreadable.ts';

/** The values of a test by llama-bench's own names, as text; `true` and `false` are `1` and `0`, as its CSV has them. */
export type BenchFields = ReadonlyMap<string, string>;

/** What llama-bench times: a prompt that is processed, tokens that are generated one after another, or both as one. */
export interface BenchTest {
  readonly file: string;
  readonly fields: BenchFields;
  readonly promptTokens: number;
  readonly generatedTokens: number;
  /** Tokens in the context before the test begins. */
  readonly depth: number;
  /** Of each of its repetitions, in nanoseconds, where the file has them. */
  readonly samplesNs: readonly number[];
  /** Whether every setting is told, or, as in the program's table, those alone that are not the default. */
  readonly hasAllSettings: boolean;
}

/** What a file of llama-bench has. */
export interface BenchReading {
  readonly tests: readonly BenchTest[];
  /** Tests that cannot be read and what the program said of ones that came to nothing, each with its place in the file. */
  readonly unreadable: readonly { readonly place: string; readonly why: string }[];
  /** Whether the file may be cut off within its last number. */
  readonly mayBeCutOff: boolean;
}

/**
 * A test of what a file says of it. Throws {@link Unreadable} where it is none: without a model, or without a whole number
 * of tokens, at least one.
 */
export function benchTest(
  fields: BenchFields,
  { file, samplesNs = [], hasAllSettings = true }: Pick<BenchTest, 'file'> & Partial<BenchTest>,
): BenchTest {
  if (['model_filename', 'model_type'].every((name) => (fields.get(name) ?? '') === ''))
    throw new Unreadable('there is no model; expected model_filename or model_type');
  const promptTokens = tokensOf(fields, 'n_prompt');
  const generatedTokens = tokensOf(fields, 'n_gen');
  if (promptTokens + generatedTokens === 0)
    throw new Unreadable('n_prompt and n_gen are 0; expected tokens to process or to generate');
  // Builds that know of no depth begin with an empty context.
  const depth = fields.has('n_depth') ? tokensOf(fields, 'n_depth') : 0;
  return { file, fields, promptTokens, generatedTokens, depth, samplesNs, hasAllSettings };
}

function tokensOf(fields: BenchFields, name: string): number {
  const text = fields.get(name);
  if (text === undefined) throw new Unreadable(`${name} is missing; expected a number of tokens`);
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  throw new Unreadable(`${name} is no number of tokens: ${JSON.stringify(text)}; expected a whole number`);
}

/**
 * A number of a test, undefined where there is none; C writes `nan` and `inf` for what is not finite. Throws
 * {@link Unreadable} where the text is no number.
 */
export function benchNumber(fields: BenchFields, name: string): number | undefined {
  const text = fields.get(name) ?? '';
  if (text === '') return undefined;
  if (/^[+-]?nan$/i.test(text)) return NaN;
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  throw new Unreadable(`${name} is no number: ${JSON.stringify(text)}; expected a decimal number`);
}
