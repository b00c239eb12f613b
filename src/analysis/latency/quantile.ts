/**
 * A quantile of values in ascending order, linear between the order statistics: definition 7 of Hyndman and Fan, "Sample
 * Quantiles in Statistical Packages", The American Statistician 50 (1996).
 *
 * @param percent from 0, the least, to 100, the greatest; whole, so that no place is missed by a rounding
 * @param sorted at least one value
 */
export function quantileOf(sorted: ArrayLike<number>, percent: number): number {
  const hundredths = (sorted.length - 1) * percent;
  const below = Math.floor(hundredths / 100);
  const [value, next] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return value + ((hundredths - 100 * below) / 100) * (next - value);
}

/** How many values a median needs. */
const LEAST_FOR_MEDIAN = 2;

/**
 * Whether so many values support the percentile: at least one of them is to be expected above it, n · (1 − p) ≥ 1. Of fewer,
 * the greatest value alone would decide it.
 */
export function isSupported(count: number, percent: number): boolean {
  return count >= LEAST_FOR_MEDIAN && count * (100 - percent) >= 100;
}

/** The percentile where the values support it, else NaN. */
export function supportedQuantile(sorted: ArrayLike<number>, percent: number): number {
  return isSupported(sorted.length, percent) ? quantileOf(sorted, percent) : NaN;
}
