import { listText, separatedText } from '../../figures/measures/number-text.ts';

/** More names than this are counted rather than listed. */
export const MOST_NAMES = 5;

/** `a, b and c`, or of very many the first ones and `12 more`. */
export function namesText(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  // One more would take the room of its own name.
  return listText(rest > 1 ? [...names.slice(0, MOST_NAMES), `${separatedText(rest)} more`] : names);
}
