import { roundsTo, type Bound } from './bound.ts';

/** The values that an expectation allows: all those between two ends. */
export interface Allowed {
  /** In words: `up to 20%, rounded to 1%`. */
  readonly words: string;
  readonly low: number;
  readonly high: number;
  /** Whether the ends themselves belong to it is decided here. */
  contains(value: number): boolean;
  /** What a value outside is compared with, to say by how much it is off. */
  nearestTo(value: number): number;
}

/** What rounds to the bound. */
export function rounded(words: string, bound: Bound): Allowed {
  return {
    words,
    low: bound.value - bound.step / 2,
    high: bound.value + bound.step / 2,
    contains: (value) => roundsTo(value, bound),
    nearestTo: () => bound.value,
  };
}

/** Both ends belong to it, unless they are named as open. */
export function range(
  words: string,
  low: number,
  high: number,
  { open, centre }: { readonly open?: 'low' | 'high' | 'both'; readonly centre?: number } = {},
): Allowed {
  const [lowOpen, highOpen] = [open === 'low' || open === 'both', open === 'high' || open === 'both'];
  return {
    words,
    low,
    high,
    contains: (value) => (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high),
    nearestTo: (value) => centre ?? (value < low || high === Infinity ? low : high),
  };
}
