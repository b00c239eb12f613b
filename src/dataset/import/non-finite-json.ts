import { parseSourceJson } from './source-json.ts';
import { Unreadable } from './unreadable.ts';

/** Strings, so that what stands in them stays as it is, and numbers that JSON does not have. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(-?)\b(?:(nan)|inf(?:inity)?)\b/gis;
const NOT_A_NUMBER = 'no number, written by a program that knows no better';

/**
 * Parses JSON that may hold what Python and C write for numbers that are not finite: `NaN`, `Infinity`, `-inf`.
 *
 * Throws {@link Unreadable} with what is wrong with the text as it is where it is not even that.
 */
export function parseNonFiniteJson(text: string): unknown {
  try {
    return parseSourceJson(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const written = text.replace(TOKENS, (token, sign?: string, nan?: string) => {
      if (token.startsWith('"')) return token;
      return nan === undefined ? `${sign}1e999` : JSON.stringify(NOT_A_NUMBER);
    });
    try {
      return parseSourceJson(written, (_, value) => (value === NOT_A_NUMBER ? NaN : value));
    } catch (still) {
      throw still instanceof Unreadable ? error : still;
    }
  }
}
