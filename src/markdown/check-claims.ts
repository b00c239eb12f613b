import type { Problem } from '../dataset/problem.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import type { PlacedClaim, Report } from './report.ts';

/** What is wrong with claims in themselves: a value that none of its checks gives, a number that two of them have. */
export function checkClaims({ claims }: Report): readonly Problem[] {
  return [...claims.flatMap(unknownPlaceholders), ...repeatedSeeds(claims)];
}

function unknownPlaceholders({ declaration, placeOf }: PlacedClaim): Problem[] {
  const valid = ['{value}', ...declaration.checks.map((_, index) => `{value:${String(index + 1)}}`)];
  return [...declaration.statement.matchAll(/\{[^}]*\}?/g)].flatMap(([written]) =>
    valid.includes(written)
      ? []
      : [
          {
            ...placeOf(['statement']),
            message: `unknown value in the statement of ${declaration.id}`,
            value: written,
            expected: expectOneOf(written, valid),
          },
        ],
  );
}

function repeatedSeeds(claims: readonly PlacedClaim[]): Problem[] {
  const first = new Map<number, PlacedClaim>();
  return claims.flatMap((claim) => {
    const { seed } = claim.declaration;
    if (seed === undefined) return [];
    const before = first.get(seed);
    if (before === undefined) {
      first.set(seed, claim);
      return [];
    }
    return [
      {
        ...claim.placeOf(['seed']),
        message: `seed is already that of ${before.declaration.id}`,
        value: String(seed),
        expected: 'a number of its own',
      },
    ];
  });
}
