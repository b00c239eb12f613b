/**
 * Whether a version of Node.js is in a range.
 *
 * @param range alternatives of `^a.b.c` and `>=a.b.c`, joined by `||`
 */
export function isInRange(version: string, range: string): boolean {
  const own = partsOf(version);
  return range.split('||').some((alternative) => {
    const least = partsOf(alternative);
    const isAbove = compare(own, least) >= 0;
    return alternative.trim().startsWith('^') ? isAbove && own[0] === least[0] : isAbove;
  });
}

function partsOf(text: string): readonly number[] {
  return (/\d+\.\d+\.\d+/.exec(text)?.[0] ?? '0.0.0').split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing < 0 ? 0 : a[differing]! - b[differing]!;
}
