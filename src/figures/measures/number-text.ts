import { format } from 'd3-format';
import { formatOf } from './format-of.ts';

const threeDigits = format(',.3r');
const reported = format(',.3~f');

/** Whether a number needs neither a true minus sign nor thousands separated: the language writes it in a tenth of the time. */
function isPlain(value: number): boolean {
  return value >= 0 && value < 999;
}

/** With thousands separated and a true minus sign. */
function fixedText(value: number, decimals: number): string {
  return isPlain(value) ? value.toFixed(decimals) : formatOf(`,.${decimals}f`)(value);
}

/** Three significant digits, or whole from 100 on: what a reader can compare at a glance. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 99.95) return fixedText(value, 0);
  if (size < 0.01) return significant(value, 3);
  return value > 0 ? value.toPrecision(3) : threeDigits(value);
}

/** So far below a millisecond that it is told in microseconds, since nobody reads five zeros. */
export function isTiny(ms: number): boolean {
  return ms !== 0 && Math.abs(ms) < 0.01;
}

/** A time in a sentence. */
export function timeText(ms: number): string {
  return isTiny(ms) ? `${numberText(ms * 1000)} µs` : `${numberText(ms)} ms`;
}

/** A fraction as a percentage with at most one decimal and a true minus sign. */
export function percentText(fraction: number): string {
  return percentTextToOne(fraction).replace('.0%', '%');
}

/** As {@link percentText}, always with one decimal: for numbers that stand beside each other. */
export function percentTextToOne(fraction: number): string {
  const percent = fraction * 100;
  return `${isPlain(percent) ? percent.toFixed(1) : formatOf('.1f')(percent)}%`;
}

/** The text of something that became more or less, with its sign; what comes out as zero has none. */
export function changeText(value: number, text: (value: number) => string): string {
  const size = text(Math.abs(value));
  return /[1-9]/.test(size) ? (value < 0 ? '−' : '+') + size : size;
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A time in ms, or with its unit in µs, as a program reported it: a microsecond is below what any of these programs can time. */
export function reportedText(ms: number): string {
  if (isTiny(ms)) return microsecondsText(ms, 3);
  if (isSmall(ms)) return significant(ms, 3);
  return isPlain(ms) ? String(Number(ms.toFixed(3))) : reported(ms);
}

/** A time in ms that follows from others, with decimals that stand under each other; a tiny one with its unit, in µs. */
export function msText(ms: number, decimals = 3): string {
  if (isTiny(ms)) return microsecondsText(ms, Math.max(1, decimals));
  return isSmall(ms) ? significant(ms, Math.max(1, decimals)) : fixedText(ms, decimals);
}

/** So close to zero that decimals would leave few digits or none: a time that is not zero must not look like it. */
function isSmall(ms: number): boolean {
  return ms !== 0 && Math.abs(ms) < 0.1;
}

function microsecondsText(ms: number, digits: number): string {
  return `${significant(ms * 1000, digits)}\u00a0µs`;
}

/** So many significant digits, without zeros that end decimals. */
function significant(value: number, digits: number): string {
  // Below a millionth the language has exponents.
  if (value < 1e-6 || !isPlain(value)) return formatOf(`,.${digits}~r`)(value);
  return String(Number(value.toPrecision(digits)));
}

/**
 * How many decimals a mean of times deserves: a microsecond, but where a program counts whole milliseconds one digit
 * beyond them, and for images those that the division by the batch size brings.
 */
export function meanDecimals(timesMs: readonly number[], batchSize = 1): number {
  if (timesMs.some((time) => !Number.isInteger(time))) return 3;
  return Math.min(3, Math.ceil(Math.log10(batchSize)) + (timesMs.length > 1 ? 1 : 0));
}

/** A number of things in words: `1 run`, `1,024 runs`. */
export function countText(count: number, one: string, several = `${one}s`): string {
  return `${separatedText(count)} ${count === 1 ? one : several}`;
}

/** All digits of a whole number, or three decimals of another, with thousands separated. */
export function separatedText(value: number): string {
  return value.toLocaleString('en');
}

/** `mean ± standard deviation`, on two lines where there is little room; without the deviation where one repetition cannot have one. */
export function spreadText(meanMs: number, stdMs: number | null, decimals?: number): string {
  if (stdMs === null) return msText(meanMs, decimals);
  if (isTiny(meanMs)) {
    const mean = significant(meanMs * 1000, Math.max(1, decimals ?? 3));
    return `${mean} ±\u00a0${deviationText(stdMs * 1000, mean)}\u00a0µs`;
  }
  const mean = msText(meanMs, decimals);
  return `${mean} ±\u00a0${deviationText(stdMs, mean)}`;
}

/** With the decimals of its mean, which it says how far to trust; a spread that is not zero must not look like it. */
function deviationText(stdMs: number, mean: string): string {
  const text = fixedText(stdMs, mean.split('.')[1]?.length ?? 0);
  return stdMs > 0 && stdMs < 1 && Number(text) === 0 ? significant(stdMs, 1) : text;
}

/** Four significant digits, for ratios, rates and megabytes. */
export function digitsText(value: number): string {
  return significant(value, 4);
}
