import { canonicalLevel } from './level.ts';
import { LONGEST_MS } from './limits.ts';
import { plainDecimal } from './plain-decimal.ts';

/** Why a cell is not what its column wants; `problem` follows the column's name. */
export interface Rejection {
  readonly problem: string;
  readonly expected: string;
}

export type Parsed<Value> = Value | Rejection;

const DECIMAL = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WHOLE = /^(?:0|[1-9]\d*)$/;
const NAME = /^\S(?:.*\S)?$/;
const CONTROL = /\p{Cc}/u;

export function isRejection(parsed: unknown): parsed is Rejection {
  return typeof parsed === 'object' && parsed !== null;
}

/** A time per batch in ms; NaN for an empty cell, which means "not measured". */
export function parseMs(text: string): Parsed<number> {
  if (text === '') return NaN;
  const plain = plainDecimal(text);
  if (plain !== undefined && plain > 0 && plain <= LONGEST_MS) return plain;
  const ms = Number(text);
  if (ms > 0 && ms <= LONGEST_MS && DECIMAL.test(text)) return ms;
  return rejectedMs(text, ms, 'a number above 0, or an empty cell where it was not measured');
}

/** The same for a layer, whose time may be below the timer's resolution: then it is 0. */
export function parseLayerMs(text: string): Parsed<number> {
  if (text === '') return NaN;
  const plain = plainDecimal(text);
  if (plain !== undefined && plain <= LONGEST_MS) return plain;
  const ms = Number(text);
  if (ms >= 0 && ms <= LONGEST_MS && DECIMAL.test(text)) return ms;
  return rejectedMs(text, ms, 'a number of at least 0, or an empty cell where it was not measured');
}

function rejectedMs(text: string, ms: number, expected: string): Rejection {
  if (/^[+-]?inf(inity)?$/i.test(text) || (DECIMAL.test(text) && ms === Infinity)) {
    return { problem: 'is infinite', expected };
  }
  if (text.trim() === '' || Number.isNaN(ms)) return { problem: 'is not a number', expected };
  if (ms < 0) return { problem: 'is negative', expected };
  if (ms === 0 && DECIMAL.test(text)) return { problem: 'is zero', expected };
  if (ms > LONGEST_MS) {
    return { problem: 'is over an hour per batch', expected: `at most ${LONGEST_MS} ms` };
  }
  return { problem: 'is not a plain decimal number', expected };
}

/** A whole number of at least `least`. */
export function parseWhole(text: string, least: number): Parsed<number> {
  const number = Number(text);
  if (WHOLE.test(text) && number >= least && Number.isSafeInteger(number)) return number;
  return {
    problem: text === '' ? 'is empty' : 'is not a whole number in range',
    expected: `a whole number of at least ${least}`,
  };
}

const FINITE = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INTEGER = /^[+-]?\d+$/;

/** What is so and what is not, as Table Schema spells them where a field says nothing else. */
export const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'True', 'TRUE', '1'].map((text) => [text, true] as const),
  ...['false', 'False', 'FALSE', '0'].map((text) => [text, false] as const),
]);

/** A cell of a further column, as it is written: a number or a boolean where `type`, its Table Schema's, says so. */
export function parseTyped(text: string, type: string | undefined): Parsed<string> {
  if (type === 'boolean' && text !== '' && !BOOLEANS.has(text))
    return {
      problem: 'is not a boolean, as datapackage.json says',
      expected: 'true or false, or an empty cell where it was not measured',
    };
  const isNumber = type === 'number' || type === 'integer';
  if (!isNumber || text === '' || (type === 'integer' ? INTEGER : FINITE).test(text)) return text;
  const [kind, what] =
    type === 'integer' ? ['an integer', 'a whole number'] : ['a number', 'a decimal number'];
  return {
    problem: `is not ${kind}, as datapackage.json says`,
    expected: `${what}, or an empty cell where it was not measured`,
  };
}

/** A tag or a name: not empty, nothing around it that cannot be seen. */
export function parseName(text: string): Parsed<string> {
  if (NAME.test(text) && !CONTROL.test(text)) return text;
  return {
    problem: text.trim() === '' ? 'is empty' : 'has white space around it or control characters in it',
    expected: 'a name',
  };
}

/** A level of a factor, or an empty cell where the factor does not apply. Two spellings of one number would be two levels. */
export function parseLevel(text: string): Parsed<string> {
  if (text === '') return text;
  const name = parseName(text);
  if (isRejection(name)) return { ...name, expected: 'a level, or an empty cell where it does not apply' };
  const canonical = canonicalLevel(text);
  if (canonical === text) return text;
  return { problem: 'is a number in another spelling', expected: `"${canonical}"` };
}

/**
 * Names that come again and again, as one string for each: looked up they cost less than checked, and a piece of a
 * chunk of text would keep all of the chunk in memory.
 */
export function recurringNames(parse = parseName): (text: string) => Parsed<string> {
  const known = new Map<string, string>();
  return (text) => {
    const name = known.get(text);
    if (name !== undefined) return name;
    const parsed = parse(text);
    if (!isRejection(parsed)) known.set(parsed, parsed);
    return parsed;
  };
}
