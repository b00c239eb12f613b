import type { Analysis } from '../analysis/analysis.ts';
import type { Metric } from '../analysis/metric.ts';
import type { Look } from './looks.ts';

/**
 * What can be said of a figure. Reads what an author, an address or a page writes: text, a number, or a list of either;
 * undefined where it cannot be a value.
 */
interface FieldBase<Value> {
  /** What a control for it is called. */
  readonly label: string;
  /** What a link calls it, where its own name is long. */
  readonly short?: string;
  /** What it may be, for who wrote something else. */
  readonly expected: string;
  read(written: unknown): Value | undefined;
}

/** One of a few words, each with what a reader sees; the first is what an absent field means. */
export interface WordField<Word extends string = string> extends FieldBase<Word> {
  readonly form: 'word';
  readonly words: readonly (readonly [word: Word, label: string])[];
  readonly absent: Word;
}

/** One thing that a dataset has. */
export interface OneField<Value extends string | number = string | number> extends FieldBase<Value> {
  readonly form: 'one';
  readonly things: Things;
}

/** Any number of them; an absent field means all. */
export interface SomeField<Value extends string | number = string | number> extends FieldBase<
  readonly Value[]
> {
  readonly form: 'some';
  readonly things: Things;
  /** The things that are meant, groups told one by one. @throws Error that names what a dataset does not have */
  select(values: unknown, analysis: Analysis): readonly Value[];
}

/** A fraction; the end of the range that an absent field means limits nothing. */
export interface ShareField extends FieldBase<number> {
  readonly form: 'share';
  readonly absent: 0 | 1;
}

/** A number above zero. */
export interface PositiveField extends FieldBase<number> {
  readonly form: 'positive';
  /** What an absent field means, in a word. */
  readonly without: string;
}

export type Field = WordField | OneField | SomeField | ShareField | PositiveField;

/** What a dataset has of one sort, for fields that name it. */
export interface Things {
  readonly noun: string;
  /** In the order of the report. */
  all(analysis: Analysis): readonly Thing[];
  /** Names that stand for several, in fields that take several. */
  groups?(analysis: Analysis): ReadonlyMap<string, readonly string[]>;
  /** What to know of some before choosing them, by value. */
  remarks?(analysis: Analysis, metric: Metric): ReadonlyMap<string, string>;
}

export interface Thing {
  readonly value: string | number;
  readonly label: string;
  /** What it is called where nothing else says what it is. */
  readonly alone?: string;
  /** How a figure draws it, where it has one look throughout. */
  readonly look?: Look;
}

/** How one value is written. */
interface Item<Value> {
  readonly expected: string;
  parse(text: string): Value | undefined;
}

export const NAME: Item<string> = {
  expected: 'a name',
  parse: (text) => (text === '' ? undefined : text),
};

export const COUNT: Item<number> = {
  expected: 'a whole number above zero',
  parse: (text) => numberIf(text, (value) => Number.isSafeInteger(value) && value > 0),
};

type Naming = Pick<FieldBase<unknown>, 'label' | 'short'>;

export function word<const Words extends readonly (readonly [string, string])[]>(
  naming: Naming,
  words: Words,
): WordField<Words[number][0]> {
  return {
    form: 'word',
    ...naming,
    words,
    absent: words[0]![0],
    expected: `one of ${words.map(([each]) => each).join(', ')}`,
    read: (written) => words.find(([each]) => each === written)?.[0],
  };
}

export function one<Value extends string | number>(
  naming: Naming,
  item: Item<Value>,
  things: Things,
): OneField<Value> {
  const { expected } = item;
  return { form: 'one', ...naming, things, expected, read: (written) => parseAs(item, written) };
}

/** A list is text with spaces between its words, or a list, whose words may have spaces in them. */
export function some<Value extends string | number>(
  naming: Naming & { readonly expected: string },
  item: Item<Value>,
  things: Things,
  select: (values: readonly Value[] | undefined, analysis: Analysis) => readonly Value[],
): SomeField<Value> {
  const read = (written: unknown) => {
    const values = wordsOf(written).map((each) => parseAs(item, each));
    return values.every((value) => value !== undefined) ? values : undefined;
  };
  return {
    form: 'some',
    ...naming,
    things,
    read,
    select: (values, analysis) => select(read(values), analysis),
  };
}

function wordsOf(written: unknown): readonly unknown[] {
  if (typeof written === 'string') return written.split(/\s+/).filter((each) => each !== '');
  return Array.isArray(written) ? written : [written];
}

/** Written `0.1` or `10%`. */
export function share(naming: Naming, absent: 0 | 1): ShareField {
  const isShare = (value: number): boolean => value >= 0 && value <= 1;
  const item: Item<number> = {
    expected: 'a share from 0 to 1, such as 0.1 or 10%',
    parse: (text) =>
      /^\s*[\d.]+\s*%\s*$/.test(text)
        ? numberIf(text.replace('%', ''), (value) => isShare(value / 100), 100)
        : numberIf(text, isShare),
  };
  const { expected } = item;
  return { form: 'share', ...naming, absent, expected, read: (written) => parseAs(item, written) };
}

export function positive(naming: Naming, without: string): PositiveField {
  const item: Item<number> = {
    expected: 'a number above zero',
    parse: (text) => numberIf(text, (value) => value > 0 && Number.isFinite(value)),
  };
  const { expected } = item;
  return { form: 'positive', ...naming, without, expected, read: (written) => parseAs(item, written) };
}

function parseAs<Value>(item: Item<Value>, written: unknown): Value | undefined {
  return typeof written === 'string' || typeof written === 'number' ? item.parse(String(written)) : undefined;
}

/** The number that a text is, ÷ `divisor`; undefined where it is none that holds. */
function numberIf(text: string, holds: (value: number) => boolean, divisor = 1): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return holds(value) ? value / divisor : undefined;
}
