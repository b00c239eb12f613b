import { closest } from 'fastest-levenshtein';

/** What was expected instead of a name that does not exist: the valid ones and the one most like it. */
export function expectOneOf(name: string, valid: readonly string[]): string {
  if (valid.length === 0) return 'no name here, as there are none to choose from';
  if (valid.length === 1) return valid[0]!;
  return `${closest(name, valid)}, which is the nearest, or another of ${valid.join(', ')}`;
}
