import { confidenceHalfWidth } from '../../analysis/confidence-interval.ts';

/** What the error bars are: one standard deviation, a 95% confidence interval by Student's t, or nothing. */
export type Spread = 'std' | 'ci95' | 'none';

/** What a figure says its error bars are. */
export const SPREAD_WORDS: Readonly<Record<Spread, string>> = {
  std: 'error bars are ± one standard deviation',
  ci95: 'error bars are 95% confidence intervals of the mean by Student’s t',
  none: '',
};

/** Half the length of an error bar, in the unit of `std`; null where one repetition cannot have one. */
export function halfWidth(std: number | null, repetitions: number, spread: Spread): number | null {
  if (spread === 'none') return null;
  return spread === 'std' ? std : confidenceHalfWidth(std, repetitions);
}

/** Where an error bar of a time begins and ends; a time is never less than zero. */
export function timeInterval(
  meanMs: number,
  std: number | null,
  repetitions: number,
  spread: Spread,
): { readonly low: number; readonly high: number } | undefined {
  const half = halfWidth(std, repetitions, spread);
  return half === null ? undefined : { low: Math.max(0, meanMs - half), high: meanMs + half };
}
