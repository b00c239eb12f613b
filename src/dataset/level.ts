import type { Factor } from './types.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const CANONICAL = /^(?:0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?)$/;

/** A level as it has to be written: a number in one spelling alone (`4`, not `4.0`), or else the text as it is. */
export function canonicalLevel(text: string): string {
  return NUMBER.test(text) && !CANONICAL.test(text) ? String(Number(text)) : text;
}

/** The order in which a factor's levels are shown; one that does not apply (`''`) comes first. */
export function compareLevels({ order }: Pick<Factor, 'order'>): (a: string, b: string) => number {
  const place = new Map(order?.map((level, index) => [level, index]));
  const rank = (level: string): number => (level === '' ? -1 : (place.get(level) ?? place.size));
  return (a, b) => rank(a) - rank(b) || compareUnordered(a, b);
}

/** Numbers ascend and come before text, which is in the order of its code units. */
function compareUnordered(a: string, b: string): number {
  const isNumber = [NUMBER.test(a), NUMBER.test(b)];
  if (isNumber[0] && isNumber[1]) return Number(a) - Number(b);
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
