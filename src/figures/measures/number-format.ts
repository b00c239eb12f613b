import {
  changeText,
  digitsText,
  msText,
  percentTextToOne,
  reportedText,
  separatedText,
} from './number-text.ts';
import { formatNumber, formatQuantity, type Unit } from './quantity.ts';

const FORMATS = {
  /** Batch sizes, repetitions, numbers of layers. */
  count: String,
  bytes: separatedText,
  /** With the digits that its source gives. */
  'as-stated': String,
  /** A time that follows from others; a mean may have decimals of its own. */
  ms: msText,
  /** A time as a program reported it. */
  'reported-ms': reportedText,
  'ms-change': (ms: number) => changeText(ms, msText),
  /** Four significant digits: ratios, rates, megabytes. */
  digits: digitsText,
  /** Of a fraction. */
  percent: percentTextToOne,
  'percent-change': (fraction: number) => changeText(fraction, percentTextToOne),
  hundredths: (value: number) => value.toFixed(2),
  thousandths: (value: number) => value.toFixed(3),
  'ten-thousandths': (value: number) => value.toFixed(4),
} as const satisfies Readonly<Record<string, (value: number) => string>>;

/** A number with its unit, to so many significant digits. */
interface QuantityFormat {
  readonly unit: Unit;
  readonly digits?: number;
  /** The unit stands elsewhere. */
  readonly bare?: boolean;
}

/** How the numbers of a column are written; plain data, so that a table may be kept in a file. */
export type NumberFormat = keyof typeof FORMATS | QuantityFormat;

export function formatted(value: number, format: NumberFormat): string {
  if (typeof format === 'string') return FORMATS[format](value);
  return (format.bare === true ? formatNumber : formatQuantity)(value, format.unit, format.digits);
}
