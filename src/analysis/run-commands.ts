import type { MeasuredFile, MeasuredProgram, Measuring, PerBatchSize } from '../dataset/measuring.ts';
import type { Analysis } from './analysis.ts';
import { keptWithAnalysis } from './kept-with-analysis.ts';
import type { PointSummary } from './summaries.ts';

/** The words with which a program is started, as a shell takes them: with placeholders where something varies or is not known. */
export interface RunCommand {
  /** Tag in `datapackage.json`: that of no variant. */
  readonly library: string;
  readonly environment: readonly (readonly [variable: string, value: string])[];
  readonly words: readonly string[];
  /** Placeholders that are left in it, as `batch_size`, each once, in their order. */
  readonly open: readonly string[];
}

/**
 * The command of each library in some points, which are the same for each repetition: what is the same in all of its points is
 * filled in, what varies among them stays a placeholder. Libraries whose commands were not recorded are left out.
 */
export function commandsOf(analysis: Analysis, points: readonly PointSummary[]): readonly RunCommand[] {
  const byLibrary = Map.groupBy(points, ({ library }) => baseOf('libraries', library, analysis));
  return [...byLibrary].flatMap(([library, ofLibrary]) => {
    const program = programsOf(analysis).get(library);
    const template = program && templateOf(program, ofLibrary.some(hasWeights(analysis)));
    if (program === undefined || template === undefined) return [];
    const values = shared(ofLibrary.map((point) => valuesOf(analysis, program, point)));
    const environment = program.environment.map(
      ([variable, value]) => [variable, filledIn(value, values)] as const,
    );
    const words = template.map((word) => filledIn(word, values));
    const left = [...environment.map(([, value]) => value), ...words].flatMap(placeholdersIn);
    return [{ library, environment, words, open: [...new Set(left)] }];
  });
}

/** A command on one line, as a POSIX shell reads it. */
export function commandText({ environment, words }: RunCommand): string {
  const variables = environment.map(([variable, value]) => `${variable}=${quoted(value)}`);
  return [...variables, ...words.map(quoted)].join(' ');
}

/** The tag of what a variant is a variant of. */
export function baseOf(
  kind: 'libraries' | 'models',
  tag: string,
  { descriptor }: Pick<Analysis, 'descriptor'>,
): string {
  return descriptor[kind].get(tag)?.variant?.of ?? tag;
}

const programsOf = keptWithAnalysis(
  ({ descriptor: { measuring } }): ReadonlyMap<string, MeasuredProgram> =>
    new Map(measuring?.programs.map((program) => [program.library, program])),
);

/**
 * All the words of a library's command; undefined where they cannot be known: `caffe` gets words of its own, and a record that
 * does not tell what kind a program is has them all only where they say what is run.
 */
function templateOf(program: MeasuredProgram, withWeights: boolean): readonly string[] | undefined {
  const { kind, program: path, arguments: given, gpu } = program;
  if (path === undefined || given === undefined) return undefined;
  if (kind !== 'caffe') {
    const isWhole = kind !== undefined || given.flatMap(placeholdersIn).some((name) => TELL_MODEL.has(name));
    return isWhole ? [path, ...given] : undefined;
  }
  return [
    ...[path, 'time', '-model', '{prototxt}', '-iterations', '{iterations}'],
    ...(withWeights ? ['-weights', '{weights}'] : []),
    ...(gpu === undefined ? [] : ['-gpu', String(gpu)]),
    ...given,
  ];
}

const TELL_MODEL: ReadonlySet<string> = new Set(['model', 'prototxt', 'model_tag']);

function hasWeights(analysis: Analysis) {
  return ({ model }: PointSummary): boolean =>
    modelFiles(analysis, model).some(({ role }) => role === 'weights');
}

function modelFiles({ descriptor }: Analysis, model: string): readonly MeasuredFile[] {
  const tag = baseOf('models', model, { descriptor });
  return descriptor.measuring?.networks.find((network) => network.model === tag)?.files ?? [];
}

/** What each placeholder stands for at a point, as far as it was recorded. */
function valuesOf(
  analysis: Analysis,
  program: MeasuredProgram,
  { model, library, batchSize }: PointSummary,
): ReadonlyMap<string, string> {
  const { libraries, models, measuring } = analysis.descriptor;
  const files = modelFiles(analysis, model);
  const file = (role: string) => files.find((each) => each.role === role)?.path;
  const known: readonly (readonly [string, string | number | undefined])[] = [
    ['model', file('model')],
    ['prototxt', file('definition')],
    ['weights', file('weights')],
    ['model_tag', baseOf('models', model, analysis)],
    ['batch_size', batchSize],
    ['iterations', atBatchSize(measuring, measuring?.iterations, batchSize)],
    ['warm_up_iterations', atBatchSize(measuring, measuring?.warmUpIterations, batchSize)],
    ['threads', program.threads],
    ...Object.entries({
      ...models.get(model)?.variant?.levels,
      ...libraries.get(library)?.variant?.levels,
    }),
  ];
  return new Map(
    known.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
  );
}

/** Undefined where a list does not say which batch size each of its numbers is for. */
export function atBatchSize(
  measuring: Measuring | undefined,
  numbers: PerBatchSize | undefined,
  batchSize: number,
): number | undefined {
  if (numbers === undefined || typeof numbers === 'number') return numbers;
  const { batchSizes = [] } = measuring ?? {};
  return batchSizes.length === numbers.length ? numbers[batchSizes.indexOf(batchSize)] : undefined;
}

/** What all of them say alike. */
function shared(each: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  const [first = new Map<string, string>(), ...others] = each;
  return new Map([...first].filter(([name, value]) => others.every((other) => other.get(name) === value)));
}

const PLACEHOLDER = /\{([a-z][a-z0-9_]*)\}/g;

function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!);
}

function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(PLACEHOLDER, (written, name: string) => values.get(name) ?? written);
}

/** What a shell would take apart or replace stands in quotes; placeholders are to be seen. */
function quoted(word: string): string {
  return /^[\w@%+=:,./~{}-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
