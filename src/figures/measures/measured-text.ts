import { formatOf } from './format-of.ts';
import { digitsText, isTiny } from './number-text.ts';
import { isTimeKey } from './time-key.ts';

/** What says how far a number may be trusted, by the key of its column. */
const SPREAD_OF: Readonly<Record<string, string>> = { mean_ms: 'std_ms', speedup: 'speedup_ci95' };

/** Rates follow from a mean time: they are known to the same share. */
const FROM_MEAN = ['images_per_second', 'low_images_per_second', 'high_images_per_second'];

/** Two digits of a spread are all that few repetitions tell of it. */
const SPREAD_DIGITS = 2;

/**
 * The numbers of a figure's row with as many digits as were measured: a value to the last digit of its spread, the spread
 * to two, anything without one to four; whole numbers are whole.
 *
 * @param numbers by the keys of their columns; null is not measured
 * @param shares keys of fractions, which are read in percent
 * @returns the text of each number that there is, by its key
 */
export function measuredTexts(
  numbers: ReadonlyMap<string, number | null>,
  shares: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const known = (key: string | undefined): number | undefined =>
    (key === undefined ? undefined : numbers.get(key)) ?? undefined;
  const [mean, deviation] = [known('mean_ms'), known('std_ms')];
  const share = mean && deviation !== undefined ? deviation / mean : undefined;
  const spreadOf = (key: string, value: number): number | undefined => {
    if (FROM_MEAN.includes(key)) return share && share * value;
    return Object.values(SPREAD_OF).includes(key) ? value : known(SPREAD_OF[key]);
  };
  const textOf = (key: string, value: number): string => {
    const spread = spreadOf(key, value);
    if (!isTimeKey(key) || !isTiny(value)) return measuredText(value, spread);
    return `${measuredText(value * 1000, spread === undefined ? undefined : spread * 1000)}\u00a0µs`;
  };
  return new Map(
    [...numbers].flatMap(([key, value]): [string, string][] =>
      value === null ? [] : [[key, shares.has(key) ? shareText(value) : textOf(key, value)]],
    ),
  );
}

function shareText(fraction: number): string {
  return `${digitsText(fraction * 100)}%`;
}

function measuredText(value: number, spread: number | undefined): string {
  if (Number.isInteger(value)) return formatOf(',')(value);
  if (spread === undefined || spread <= 0) return digitsText(value);
  const decimals = Math.max(0, SPREAD_DIGITS - 1 - Math.floor(Math.log10(spread)));
  return formatOf(`,.${Math.min(decimals, 9)}f`)(value);
}
