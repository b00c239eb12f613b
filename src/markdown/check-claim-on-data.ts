import type { MeasureContext } from '../claims/measure.ts';
import { isQuery, unitOf, type Query } from '../claims/query.ts';
import { boundsOf, wrongUnits } from '../claims/wrong-units.ts';
import type { Problem } from '../dataset/problem.ts';
import type { NameChecker } from './check-names.ts';
import { hasQuotations } from './check-quotations.ts';
import type { PlacedClaim } from './report.ts';

/** Names and units of a claim that its value or the data do not have. */
export function checkClaimOnData(
  { declaration, placeOf }: PlacedClaim,
  unknownNames: NameChecker,
  context: MeasureContext,
): readonly Problem[] {
  return declaration.checks.flatMap((check, index) => {
    const value = check.value as Query;
    const bounds = boundsOf(check.expect).flatMap(({ key, bound }) =>
      isQuery(bound) ? [{ query: bound, path: ['expect', key] }] : [],
    );
    const names = [{ query: value, path: ['value'] }, ...bounds].flatMap(({ query, path }) =>
      unknownNames(query).map(({ key, ...unknown }) => ({
        ...placeOf(['checks', index, ...path, key]),
        ...unknown,
      })),
    );
    if (names.length > 0 || !hasQuotations(value, context)) return names;
    return wrongUnits(check.expect, unitOf(value, context), context).map(({ key, written, expected }) => ({
      ...placeOf(['checks', index, 'expect', key]),
      message: `${key} is in another unit than the value`,
      value: written,
      expected,
    }));
  });
}

/** Whether all quoted figures that a claim names are there and right. */
export function quotationsOfClaim({ declaration }: PlacedClaim, context: MeasureContext): boolean {
  return declaration.checks.every(({ value, expect }) =>
    [value, ...boundsOf(expect).map(({ bound }) => bound)].every((query) =>
      hasQuotations({ ...query }, context),
    ),
  );
}
