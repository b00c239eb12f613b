import { ADAPTIVE_METHODS } from '../analysis/adaptive/methods.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';
import { libraryGroups } from '../analysis/library-groups.ts';
import { COUNT, NAME, one, positive, share, some, word, type Things } from './field.ts';
import { libraryLooks, modelLooks } from './looks.ts';
import { selectLibraries, selectLibrarySet, selectModels } from './selection.ts';

const MODELS: Things = {
  noun: 'model',
  all({ models, descriptor }) {
    const looks = modelLooks(models);
    return models.map((value) => ({ value, label: modelLabel(value, descriptor), look: looks.get(value)! }));
  },
};

const LIBRARIES: Things = {
  noun: 'library',
  all(analysis) {
    const looks = libraryLooks(analysis);
    return analysis.libraries.map((value) => ({
      value,
      label: libraryLabel(value, analysis.descriptor),
      look: looks.get(value)!,
    }));
  },
  groups: libraryGroups,
  remarks({ libraries, summaries }, metric) {
    const timed = summaries.points.filter(({ timesMs }) => timesMs[metric].length > 0);
    const measured = new Set(timed.map(({ library }) => library));
    const without = libraries.filter((library) => !measured.has(library));
    return new Map(without.map((library) => [library, `no ${metric}`]));
  },
};

const BATCH_SIZES: Things = {
  noun: 'batch size',
  all: (analysis) =>
    batchSizesOf(analysis).map((value) => ({ value, label: String(value), alone: `batch ${value}` })),
};

/** Every batch size that any run of the dataset had, ascending. */
function batchSizesOf({ summaries }: Analysis): readonly number[] {
  return [...new Set(summaries.points.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
}

const ofLibraries = { expected: 'tags of libraries with spaces between, or one named group' };

/** All that can be said of a figure of any kind, beside its id and its caption: what it is of, and how it is drawn. */
export const FIELDS = {
  metric: word({ label: 'Metric' }, [
    ['inference', 'Inference'],
    ['training', 'Training'],
  ]),
  quantity: word({ label: 'Quantity' }, [
    ['time', 'Time per image'],
    ['images-per-second', 'Images per second'],
  ]),
  /** What fits the data, or one of the two. */
  scale: word({ label: 'Scale' }, [
    ['auto', 'Automatic'],
    ['linear', 'Linear'],
    ['log', 'Logarithmic'],
  ]),
  /** Where the axis ends, in its unit; what is longer is drawn cut and carries its value. */
  axisMaximum: positive({ label: 'Axis ends at', short: 'max' }, 'automatic'),
  /** Of the time per batch, in ms: what takes longer does not count; without it everything does. */
  limit: positive({ label: 'Time limit, ms per batch' }, 'none'),
  spread: word({ label: 'Error bars' }, [
    ['std', 'Standard deviation'],
    ['ci95', '95% interval (Student’s t)'],
    ['none', 'None'],
  ]),
  model: one({ label: 'Model' }, NAME, MODELS),
  models: some(
    { label: 'Models', expected: 'tags of models with spaces between' },
    NAME,
    MODELS,
    selectModels,
  ),
  library: one({ label: 'Library' }, NAME, LIBRARIES),
  libraries: some({ label: 'Libraries', ...ofLibraries }, NAME, LIBRARIES, selectLibraries),
  /** Those among which each layer has its choice: a named set, or any libraries. */
  librarySet: some(
    { label: 'Libraries to choose from', short: 'set', ...ofLibraries },
    NAME,
    LIBRARIES,
    (words = ['all'], analysis) => selectLibrarySet(words, analysis),
  ),
  baseline: one({ label: 'Baseline' }, NAME, LIBRARIES),
  method: word(
    { label: 'Method' },
    ADAPTIVE_METHODS.map((method) => [method, method.replaceAll('-', ' ')] as const),
  ),
  batchSize: one({ label: 'Batch size', short: 'batch' }, COUNT, BATCH_SIZES),
  batchSizes: some(
    { label: 'Batch sizes', short: 'batches', expected: 'whole numbers above zero with spaces between' },
    COUNT,
    BATCH_SIZES,
    (sizes, analysis) => [...new Set(sizes ?? batchSizesOf(analysis))].sort((a, b) => a - b),
  ),
  /** Of the sum of a series: shown are layers with at least `lower` in any series and at most `upper` in any. */
  lower: share({ label: 'Layers with a share of at least' }, 0),
  upper: share({ label: 'Layers with a share of at most' }, 1),
};

export type FieldKey = keyof typeof FIELDS;

type ValueOf<Field> = Field extends { read(written: unknown): infer Value }
  ? Exclude<Value, undefined>
  : never;

/** The value of each field, as it is read: a list is a list. */
export type FieldValues = { readonly [Key in FieldKey]: ValueOf<(typeof FIELDS)[Key]> };

/** Some fields with their values. */
export type SpecFields = Partial<FieldValues>;

/** The same as code may write them: names of one sort also as one word, such as `gpu`. */
export type WrittenValues = {
  readonly [Key in FieldKey]: FieldValues[Key] extends readonly string[]
    ? string | readonly string[]
    : FieldValues[Key];
};

export function isFieldKey(key: string): key is FieldKey {
  return Object.hasOwn(FIELDS, key);
}

/** The same fields with one as it is written; undefined is what an absent field means, and so is what cannot be read. */
export function withField(fields: SpecFields, key: FieldKey, written: unknown): SpecFields {
  return { ...fields, [key]: FIELDS[key].read(written) };
}
