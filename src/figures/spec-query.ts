import type { FigureKind, FigureSpec } from './spec.ts';
import { FIGURE_KINDS, fieldsOf, fieldWords, KIND_FIELDS } from './spec-fields.ts';
import type { SpecField, SpecFields } from './spec-fields.ts';

/** What a link calls the fields that have a long name. */
const SHORT_KEYS: Partial<Readonly<Record<SpecField, string>>> = {
  librarySet: 'set',
  batchSize: 'batch',
  batchSizes: 'batches',
  axisMaximum: 'max',
};
const keyOf = (field: SpecField): string => SHORT_KEYS[field] ?? field;

/** What a figure shows as the query of a link: its kind and every field but id and caption; lists have spaces between. */
export function specQuery(spec: FigureSpec): URLSearchParams {
  const query = new URLSearchParams({ kind: spec.kind });
  const fields = fieldsOf(spec);
  for (const field of KIND_FIELDS[spec.kind]) {
    const value: unknown = fields[field];
    if (value === undefined) continue;
    query.set(
      keyOf(field),
      Array.isArray(value) ? value.map((each) => writeWord(String(each))).join(' ') : String(value),
    );
  }
  return query;
}

/** What a link asks for. What could not be read is not among the fields, and a sentence says so. */
export interface SpecQueryReading {
  /** Absent where the link names none, or none that there is. */
  readonly kind?: FigureKind;
  readonly fields: SpecFields;
  readonly problems: readonly string[];
}

/** Reads the query of a link; names are only read, not compared with any data. */
export function readSpecQuery(query: URLSearchParams): SpecQueryReading {
  const problems: string[] = [];
  const kind = readKind(query, problems);
  if (kind === undefined) return { fields: {}, problems };
  const fields: Partial<Record<SpecField, unknown>> = {};
  const byKey = new Map<string, SpecField>(KIND_FIELDS[kind].map((field) => [keyOf(field), field]));
  for (const key of new Set(query.keys())) {
    if (key === 'kind') continue;
    const field = byKey.get(key);
    const [text = '', ...more] = query.getAll(key);
    if (field === undefined) {
      problems.push(
        `a figure of kind ${kind} takes no ${JSON.stringify(key)}; it takes ${[...byKey.keys()].join(', ')}`,
      );
      continue;
    }
    if (more.length > 0) problems.push(`${key} is given ${more.length + 1} times; the first one counts`);
    const read = readField(kind, field, text);
    if ('expected' in read)
      problems.push(`${key} cannot be ${JSON.stringify(text)}; expected ${read.expected}`);
    else fields[field] = read.value;
  }
  return { kind, fields: fields as SpecFields, problems };
}

function readKind(query: URLSearchParams, problems: string[]): FigureKind | undefined {
  const text = query.get('kind');
  const kind = FIGURE_KINDS.find((each) => each === text);
  if (kind === undefined && text !== null) {
    problems.push(
      `there is no figure of kind ${JSON.stringify(text)}; expected one of ${FIGURE_KINDS.join(', ')}`,
    );
  } else if (kind === undefined && query.size > 0) {
    problems.push(`the link names no kind of figure; expected kind=${FIGURE_KINDS[0]} or another`);
  }
  return kind;
}

type Read = { readonly value: unknown } | { readonly expected: string };

function readField(kind: FigureKind, field: SpecField, text: string): Read {
  const words = fieldWords(kind, field);
  if (words !== undefined)
    return words.includes(text) ? { value: text } : { expected: `one of ${words.join(', ')}` };
  switch (field) {
    case 'models':
    case 'libraries':
    case 'librarySet':
      return { value: splitList(text).map(readWord) };
    case 'batchSizes': {
      const counts = splitList(text).map(Number);
      return counts.every(isCount)
        ? { value: counts }
        : { expected: 'whole numbers above zero with spaces between' };
    }
    case 'batchSize':
      return isCount(Number(text)) ? { value: Number(text) } : { expected: 'a whole number above zero' };
    case 'axisMaximum':
      return Number(text) > 0 && Number.isFinite(Number(text))
        ? { value: Number(text) }
        : { expected: 'a number above zero' };
    case 'lower':
    case 'upper':
      return text.trim() !== '' && Number(text) >= 0 && Number(text) <= 1
        ? { value: Number(text) }
        : { expected: 'a share from 0 to 1' };
    default:
      return text === '' ? { expected: 'a name' } : { value: text };
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function splitList(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** A tag may hold anything, the space that parts words among it. */
function writeWord(word: string): string {
  return word.replace(/[ %]/g, (character) => (character === ' ' ? '%20' : '%25'));
}

function readWord(word: string): string {
  return word.replaceAll('%20', ' ').replaceAll('%25', '%');
}
