import { format } from 'd3-format';

const threeDecimals = format(',.3f');
const fourDigits = format(',.4~r');

/** A time in ms with three decimals: a microsecond is below what any of these programs can time. */
export function msText(ms: number): string {
  return threeDecimals(ms);
}

/** A number of things in words: `1 run`, `1,024 runs`. */
export function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `mean ± standard deviation`, on two lines where there is little room; without the deviation where one repetition cannot have one. */
export function spreadText(meanMs: number, stdMs: number | null): string {
  return stdMs === null ? msText(meanMs) : `${msText(meanMs)} ±\u00a0${msText(stdMs)}`;
}

/** Four significant digits, for ratios, rates and megabytes. */
export function digitsText(value: number): string {
  return fourDigits(value).replace('-', '−');
}

/** A fraction as a percentage with one decimal and a true minus sign. */
export function percentText(fraction: number): string {
  return `${format('.1f')(fraction * 100)}%`.replace('-', '−');
}
