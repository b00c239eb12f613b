import { parseJson } from '../json-position.ts';
import type { SourceFile } from './refused-source.ts';
import { parseSourceJson } from './source-json.ts';

/** Strings, so that what stands in them stays as it is, and numbers that JSON does not have. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(-?)\b(nan|inf(?:inity)?)\b/gis;
const NOT_A_NUMBER = 'no number, written by a program that knows no better';

/**
 * Parses JSON that may hold what Python and C write for numbers that are not finite: `NaN`, `Infinity`, `-inf`.
 *
 * Throws what {@link parseSourceJson} throws where it is not even that.
 */
export function parseNonFiniteJson(text: string, source: SourceFile): unknown {
  // A number as long keeps the places of whatever is wrong.
  const finite = withNumbers(text, (sign, word) => `${sign}0`.padEnd(sign.length + word.length));
  const value = parseSourceJson(finite, source, text);
  if (finite === text) return value;
  const written = withNumbers(text, (sign, word) =>
    word.toLowerCase() === 'nan' ? JSON.stringify(NOT_A_NUMBER) : `${sign}1e999`,
  );
  return parseJson(written, (_, each) => (each === NOT_A_NUMBER ? NaN : each));
}

function withNumbers(text: string, write: (sign: string, word: string) => string): string {
  return text.replace(TOKENS, (token, sign?: string, word?: string) =>
    word === undefined ? token : write(sign ?? '', word),
  );
}
