/** Strings, so that what stands in them stays as it is, and numbers that JSON does not have. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(-?)\b(?:(nan)|inf(?:inity)?)\b/gis;
const NOT_A_NUMBER = 'no number, written by a program that knows no better';

/**
 * Parses JSON that may hold what Python and C write for numbers that are not finite: `NaN`, `Infinity`, `-inf`.
 *
 * Throws the `SyntaxError` of the text as it is where it is not even that.
 */
export function parseNonFiniteJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const written = text.replace(TOKENS, (token, sign?: string, nan?: string) => {
      if (token.startsWith('"')) return token;
      return nan === undefined ? `${sign}1e999` : JSON.stringify(NOT_A_NUMBER);
    });
    try {
      return JSON.parse(written, (_, value: unknown) => (value === NOT_A_NUMBER ? NaN : value));
    } catch {
      throw error;
    }
  }
}
