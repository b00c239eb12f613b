import { formatOf } from './format-of.ts';
import { isTiny } from './number-text.ts';

/** What kind of number something is, and so how it is written. `share` is a fraction, written in percent. */
export type Unit =
  | 'ms'
  | 'images/s'
  | 'images/s/W'
  | 'images/J'
  | 'mJ'
  | 'times'
  | 'share'
  | 'MB'
  | 'million'
  | 'GFLOP/s'
  | 'MHz'
  | 'W'
  | 'count'
  | 'number';

/** Parts that no line break may separate are joined by a no-break space. */
const SUFFIX: Readonly<Record<Unit, string>> = {
  ms: '\u00a0ms',
  'images/s': '\u00a0images/s',
  'images/s/W': '\u00a0images/s/W',
  'images/J': '\u00a0images/J',
  mJ: '\u00a0mJ',
  times: '×',
  share: '%',
  MB: '\u00a0MB',
  million: '\u00a0million',
  'GFLOP/s': '\u00a0GFLOP/s',
  MHz: '\u00a0MHz',
  W: '\u00a0W',
  count: '',
  number: '',
};
const UNITS = Object.keys(SUFFIX) as readonly Unit[];

/** Other ways to write a unit after a stated number. */
const ALSO: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  times: ['x', 'times'],
  'images/s': ['images per second'],
  'images/J': ['images per joule'],
};

/** How a unit may be written after a stated number; empty for what has none. */
export function unitWords(unit: Unit): readonly string[] {
  return [SUFFIX[unit].trim(), ...(ALSO[unit] ?? [])].filter((word) => word !== '');
}

/** The unit that the words name. */
export function unitNamed(words: string | undefined): Unit | undefined {
  return words === undefined ? undefined : UNITS.find((unit) => unitWords(unit).includes(words));
}

/** Ratios and counts have no unit, and may be compared with each other. */
const PURE: readonly Unit[] = ['times', 'number', 'count'];

export function isComparable(a: Unit, b: Unit): boolean {
  return a === b || (PURE.includes(a) && PURE.includes(b));
}

/**
 * A number as people read it: `digits` significant digits (3 if not said, 4 for clocks; counts in full), with thousands separated,
 * a true minus sign, and its unit.
 */
export function formatQuantity(value: number, unit: Unit, digits?: number): string {
  if (unit === 'ms' && isTiny(value)) return `${formatNumber(value * 1000, unit, digits)}\u00a0µs`;
  return formatNumber(value, unit, digits) + SUFFIX[unit];
}

/** As {@link formatQuantity}, without the unit. */
export function formatNumber(value: number, unit: Unit, digits?: number): string {
  if (!Number.isFinite(value)) return 'not measured';
  // What is left of zero after sums and differences of doubles is zero.
  const exact = Math.abs(value) < 1e-12 ? 0 : value;
  const shown = unit === 'share' ? exact * 100 : exact;
  if (unit === 'count' && digits === undefined) return formatOf(',')(shown);
  if (shown === 0) return '0';
  const significant = digits ?? (unit === 'MHz' ? 4 : 3);
  const magnitude = Math.floor(Math.log10(Math.abs(shown)));
  const decimals = Math.max(0, significant - 1 - magnitude);
  const rounded = magnitude >= significant ? Number(shown.toPrecision(significant)) : shown;
  return formatOf(`,.${decimals}f`)(rounded);
}

/** A range in one unit: `1.9–2.1×`. */
export function formatRange(low: number, high: number, unit: Unit, digits?: number): string {
  const [from, to] = [formatNumber(low, unit, digits), formatNumber(high, unit, digits)];
  return from === to ? formatQuantity(high, unit, digits) : `${from}–${to}${SUFFIX[unit]}`;
}
