import type { TakenField } from './field-use.ts';
import { withField, type SpecFields } from './fields.ts';
import { FIGURE_KINDS, fieldsOf, isFigureKind, kindOf, type FigureKind, type LooseSpec } from './spec.ts';

/** What a figure shows as the query of a link: its kind and every field but id and caption; lists have spaces between. */
export function specQuery(spec: LooseSpec): URLSearchParams {
  const query = new URLSearchParams({ kind: spec.kind });
  const fields = fieldsOf(spec);
  for (const field of kindOf(spec.kind).taken) {
    const value = fields[field.key];
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
  let fields: SpecFields = {};
  const byKey = new Map(kindOf(kind).taken.map((field) => [keyOf(field), field]));
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
    const written = field.form === 'some' ? splitList(text).map(readWord) : text;
    if (field.read(written) === undefined)
      problems.push(`${key} cannot be ${JSON.stringify(text)}; expected ${field.expected}`);
    else fields = withField(fields, field.key, written);
  }
  return { kind, fields, problems };
}

function readKind(query: URLSearchParams, problems: string[]): FigureKind | undefined {
  const text = query.get('kind');
  if (isFigureKind(text)) return text;
  if (text !== null) {
    problems.push(
      `there is no figure of kind ${JSON.stringify(text)}; expected one of ${FIGURE_KINDS.join(', ')}`,
    );
  } else if (query.size > 0) {
    problems.push(`the link names no kind of figure; expected kind=${FIGURE_KINDS[0]} or another`);
  }
  return undefined;
}

function keyOf({ key, short = key }: TakenField): string {
  return short;
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
