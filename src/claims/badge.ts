import type { CheckResult, JudgedClaim } from './judge-claim.ts';

/** The mark beside a claim in the text. */
export interface Badge {
  readonly text: string;
  /** For those who hear the page, and at the pointer, where the text is a sign: what was checked. */
  readonly name?: string;
}

/** That a verdict rests on less than the spread over repetitions. */
export const OPEN_WORDS = 'another run could turn it around';

/** A sentence of the report's own needs no verdict beside it, only the sign that it was checked. */
const SIGN = { sure: '✓', open: '±' };

/** The verdict on a quoted claim with its value, or the sign that an own one was checked. */
export function badgeOf({ declaration, decisive, verdict, broken }: JudgedClaim): Badge {
  const { label, valueText, expected, against } = decisive;
  if (broken) return { text: `broken: the data say ${valueText}; expected ${expected}` };
  const isOpenHere = isOpen(decisive);
  const of = label === undefined ? '' : `${label} `;
  const compared = against === undefined ? '' : ` against ${against}`;
  const found = `${of}${valueText}${compared}`;
  const ending = isOpenHere ? `; ${OPEN_WORDS}` : '';
  if (declaration.kind === 'quoted') return { text: `${verdict}: ${found}${ending}` };
  return { text: isOpenHere ? SIGN.open : SIGN.sure, name: `checked against the data: ${found}${ending}` };
}

/** Whether another run might turn the verdict around: that of something that fails only if what decided is so close. */
export function isOpen({ verdict, of, withinSpread }: CheckResult): boolean {
  return verdict === 'holds' ? withinSpread.length > 0 : withinSpread.includes(of);
}
