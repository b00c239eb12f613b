import { closest } from 'fastest-levenshtein';

/** Of more names than this only the nearest is said: a list of hundreds helps nobody. */
const MOST_LISTED = 80;

/** What was expected instead of a name that does not exist: the valid ones and the one most like it. */
export function expectOneOf(name: string, names: readonly string[]): string {
  const valid = [...new Set(names)];
  if (valid.length === 0) return 'no name here, as there are none to choose from';
  if (valid.length === 1) return valid[0]!;
  if (valid.length > MOST_LISTED)
    return `${nearest(name, valid)}, which is the nearest of ${String(valid.length)} names`;
  return `${nearest(name, valid)}, which is the nearest, or another of ${valid.join(', ')}`;
}

/** Of numbers the nearest in value; of words the one that begins so, or else the one with the fewest letters changed. */
function nearest(name: string, valid: readonly string[]): string {
  if ([name, ...valid].every((each) => /^\d+$/.test(each))) {
    const distance = (each: string) => Math.abs(Number(each) - Number(name));
    return valid.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  }
  const longer = name.length > 1 ? valid.filter((each) => each.startsWith(name)) : [];
  return closest(name, longer.length > 0 ? longer : valid);
}
