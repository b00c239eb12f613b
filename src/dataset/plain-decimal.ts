const ZERO = 0x30;
const POINT = 0x2e;

/** 10 to these powers is exact as a number, so that a whole number divided by it is rounded once, as `Number` rounds. */
const POWERS_OF_10 = Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * The number that a text of digits stands for, with a decimal point between two of them or without, as nearly all cells are
 * written: it takes a fifth of the time of `Number` and a look at the form. Undefined for any other text, and for more digits
 * than a number holds for certain.
 */
export function plainDecimal(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > 16) return undefined;
  let digits = 0;
  let point = length;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) digits = 10 * digits + digit;
    else if (code === POINT && point === length && at > 0) point = at;
    else return undefined;
  }
  if (point === length - 1 || digits > Number.MAX_SAFE_INTEGER) return undefined;
  return point === length ? digits : digits / POWERS_OF_10[length - 1 - point]!;
}
