import type { CheckResult, JudgedClaim } from './judge-claim.ts';

/** What stands beside a claim in the text: the verdict on a quoted one with its value, or that an own one was checked. */
export function badgeText({ declaration, decisive, verdict, broken }: JudgedClaim): string {
  const { label, valueText, expected, against } = decisive;
  if (broken) return `broken: the data say ${valueText}; expected ${expected}`;
  const spread = isOpen(decisive) ? ', within the spread' : '';
  if (declaration.kind === 'own') return `checked${spread}`;
  const of = label === undefined ? '' : `${label} `;
  const compared = against === undefined ? '' : ` against ${against}`;
  return `${verdict}: ${of}${valueText}${compared}${spread}`;
}

/** Whether another run might turn the verdict around: that of something that fails only if what decided is so close. */
export function isOpen({ verdict, of, withinSpread }: CheckResult): boolean {
  return verdict === 'holds' ? withinSpread.length > 0 : withinSpread.includes(of);
}
