/**
 * A number as the unevaluated sum of two: the nearest double, and what that leaves over, far below its last digit. Sums kept
 * like this come out the same, once rounded, whatever the order in which they are taken.
 */
export type DoubleDouble = readonly [high: number, low: number];

/** 2²⁷ + 1 splits a double into two halves whose products are exact: Veltkamp, as in Dekker, Numerische Mathematik 18 (1971). */
const SPLITTER = 134217729;

/** a + b without any error: Knuth, The Art of Computer Programming 2, section 4.2.2. */
export function exactSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** What the rounding of the product `a * b` has taken from it: Dekker's product. */
export function productError(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function upperHalf(value: number): number {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value);
}

/** A whole number over a power of two, as near as two doubles come. */
export function scaledWhole(whole: bigint, exponent: number): DoubleDouble {
  const high = Number(whole);
  const low = Number(whole - BigInt(high));
  return [high * 2 ** -exponent, low * 2 ** -exponent];
}
