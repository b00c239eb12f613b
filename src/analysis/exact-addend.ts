/** Programs print at most nanoseconds. */
const MOST_DECIMALS = 9;

const POWERS_OF_10 = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => 10 ** decimals);

/** Beside their sum, further off than any rounding of two addends. */
const BEYOND_ROUNDING = 1e-14;

/**
 * The addend with the fewest decimals that, added to `term`, gives exactly `sum`; null where the sum is NaN,
 * undefined where there is none. Not always what was added, but never to be told from it.
 *
 * @param term at least 0, like the sum
 */
export function exactAddend(term: number, sum: number): number | null | undefined {
  if (Number.isNaN(sum)) return null;
  const difference = sum - term;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
    // Writing a number out takes long, and this is done for every layer time: most have too few decimals as yet.
    const power = POWERS_OF_10[decimals]!;
    const off = Math.abs(Math.round(difference * power) / power - difference);
    if (off > BEYOND_ROUNDING * sum) continue;
    const addend = Number(difference.toFixed(decimals));
    if (term + addend === sum) return addend;
  }
  return undefined;
}
