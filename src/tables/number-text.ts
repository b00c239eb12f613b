import { format } from 'd3-format';

const reported = format(',.3~f');
const fourDigits = format(',.4~r');

/** A time in ms as a program reported it: a microsecond is below what any of these programs can time. */
export function reportedText(ms: number): string {
  return isSmall(ms) ? significant(ms, 3) : reported(ms);
}

/** A time in ms that follows from others, with decimals that stand under each other. */
export function msText(ms: number, decimals = 3): string {
  const text = isSmall(ms) ? significant(ms, Math.max(1, decimals)) : format(`,.${decimals}f`)(ms);
  return text.replace('-', '−');
}

/** So close to zero that decimals would leave few digits or none: a time that is not zero must not look like it. */
function isSmall(ms: number): boolean {
  return ms !== 0 && Math.abs(ms) < 0.1;
}

function significant(ms: number, digits: number): string {
  return format(`.${digits}~r`)(ms);
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
export function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `mean ± standard deviation`, on two lines where there is little room; without the deviation where one repetition cannot have one. */
export function spreadText(meanMs: number, stdMs: number | null, decimals?: number): string {
  const mean = msText(meanMs, decimals);
  return stdMs === null ? mean : `${mean} ±\u00a0${deviationText(stdMs, mean)}`;
}

/** With the decimals of its mean, which it says how far to trust; a spread that is not zero must not look like it. */
function deviationText(stdMs: number, mean: string): string {
  const text = format(`,.${mean.split('.')[1]?.length ?? 0}f`)(stdMs);
  return stdMs > 0 && Number(text) === 0 ? significant(stdMs, 1) : text;
}

/** Four significant digits, for ratios, rates and megabytes. */
export function digitsText(value: number): string {
  return fourDigits(value).replace('-', '−');
}
