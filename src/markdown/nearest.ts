import { closest } from 'fastest-levenshtein';

/** Of more names than this only the nearest is said: a list of hundreds helps nobody. */
const MOST_LISTED = 80;

/** What was expected instead of a name that does not exist: the valid ones and the one most like it. */
export function expectOneOf(name: string, valid: readonly string[]): string {
  if (valid.length === 0) return 'no name here, as there are none to choose from';
  if (valid.length === 1) return valid[0]!;
  if (valid.length > MOST_LISTED)
    return `${closest(name, valid)}, which is the nearest of ${String(valid.length)} names`;
  return `${closest(name, valid)}, which is the nearest, or another of ${valid.join(', ')}`;
}
