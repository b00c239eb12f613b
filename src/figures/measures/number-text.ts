import { format } from 'd3-format';

const whole = format(',.0f');
const threeDigits = format(',.3r');
const small = format('.3~r');
const oneDecimal = format('.1f');

/** Three significant digits, or whole from 100 on: what a reader can compare at a glance. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size >= 99.95 ? whole(value) : size < 0.01 ? small(value) : threeDigits(value);
  return text.replace('-', '−');
}

/** A fraction as a percentage with at most one decimal and a true minus sign. */
export function percentText(fraction: number): string {
  return `${oneDecimal(fraction * 100).replace(/\.0$/, '')}%`.replace('-', '−');
}

/** As {@link percentText}, always with one decimal: for numbers that stand beside each other. */
export function percentTextToOne(fraction: number): string {
  return `${oneDecimal(fraction * 100)}%`.replace('-', '−');
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
