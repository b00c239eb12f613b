import { NotMeasured } from '../analysis/not-measured.ts';
import { testFor } from '../claims/expectation.ts';
import type { MeasureContext } from '../claims/measure.ts';
import { Misstated } from '../dataset/misstated.ts';
import { answer, isQuery, unitOf, type Query } from '../claims/query.ts';
import { boundsOf, wrongUnits } from '../claims/wrong-units.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Place } from './chapter-elements.ts';
import type { NameChecker } from './check-names.ts';
import { hasQuotations } from './check-quotations.ts';
import type { PlacedClaim } from './report.ts';

/** Names and units of a claim that its value or the data do not have, and questions that no data could answer. */
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
    const unit = unitOf(value, context);
    const units = wrongUnits(check.expect, unit, context).map(({ key, written, expected }) => ({
      ...placeOf(['checks', index, 'expect', key]),
      message: `${key} is in another unit than the value`,
      value: written,
      expected,
    }));
    if (units.length > 0) return units;
    return [
      ...misstated(
        () => answer(value, context),
        () => placeOf(['checks', index, 'value']),
      ),
      ...misstated(
        () => testFor(check.expect, unit, context),
        () => placeOf(['checks', index, 'expect']),
      ),
    ];
  });
}

/** What is wrong with a question as it is put. That the data have no answer is for the verdict to say. */
function misstated(ask: () => unknown, place: () => Place): Problem[] {
  try {
    ask();
    return [];
  } catch (error) {
    if (error instanceof NotMeasured) return [];
    if (!(error instanceof Misstated)) throw error;
    return [{ ...place(), message: error.what, expected: error.expected }];
  }
}

/** Whether all quoted figures that a claim names are there and right. */
export function quotationsOfClaim({ declaration }: PlacedClaim, context: MeasureContext): boolean {
  return declaration.checks.every(({ value, expect }) =>
    [value, ...boundsOf(expect).map(({ bound }) => bound)].every((query) =>
      hasQuotations({ ...query }, context),
    ),
  );
}
