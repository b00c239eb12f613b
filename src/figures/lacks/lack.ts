import { listText } from '../measures/number-text.ts';

/** What of a choice a dataset does not have, in sentences for the reader. */
export interface Lack {
  /** Whether anything is left to draw. */
  readonly drawable: boolean;
  readonly reasons: readonly string[];
}

/** Both have to be drawable; the same reason is given once. */
export function both(first: Lack, second: Lack): Lack {
  return {
    drawable: first.drawable && second.drawable,
    reasons: [...new Set([...first.reasons, ...second.reasons])],
  };
}

/** For what is drawn without some of the wanted, which are named in one reason. */
export function lackOfSome(
  wanted: readonly string[],
  without: readonly string[],
  reason: (names: string) => string,
): Lack {
  return {
    drawable: without.length < wanted.length,
    reasons: without.length === 0 ? [] : [reason(listText(without))],
  };
}
