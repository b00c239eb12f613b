import { inItems } from '../dataset/item-words.ts';
import type { Bound } from './bound.ts';
import type { Expectation } from './expectation-schema.ts';
import type { MeasureContext } from './measure.ts';
import { isComparable, unitWords, type Unit } from '../figures/measures/quantity.ts';
import { isQuery, unitOf, type Query } from './query.ts';

export interface WrongUnit {
  /** Which part of the expectation. */
  readonly key: string;
  readonly written: string;
  readonly expected: string;
}

/** The bounds that are in another unit than the value: `is: 1734 GHz` of a clock in MHz. */
export function wrongUnits(
  expectation: Expectation,
  unit: Unit,
  context: MeasureContext,
): readonly WrongUnit[] {
  return boundsOf(expectation).flatMap(({ key, bound }) => {
    const words = isQuery(bound)
      ? wrongUnitOfQuery(bound, unit, context)
      : wrongUnitOfNumber(bound, unit, context);
    return words === undefined ? [] : [{ key, ...words }];
  });
}

/** Every number and every query that an expectation names. */
export function boundsOf(expectation: Expectation): readonly { key: string; bound: Bound | Query }[] {
  return Object.entries(expectation)
    .flatMap(([key, stated]) => [stated].flat().map((bound) => ({ key, bound })))
    .filter((each): each is { key: string; bound: Bound | Query } => typeof each.bound === 'object');
}

function wrongUnitOfNumber(
  { unit: written, text }: Bound,
  unit: Unit,
  { analysis }: MeasureContext,
): Omit<WrongUnit, 'key'> | undefined {
  const words = unitWords(unit).map((word) => inItems(word, analysis.descriptor));
  if (written === undefined || words.includes(written)) return undefined;
  const expected =
    words.length > 0 ? `a number of ${words.join(' or ')}, or without a unit` : 'a bare number';
  return { written: text, expected };
}

function wrongUnitOfQuery(
  query: Query,
  unit: Unit,
  context: MeasureContext,
): Omit<WrongUnit, 'key'> | undefined {
  const other = unitOf(query, context);
  if (isComparable(unit, other)) return undefined;
  return { written: `${query.of} (${unitText(other)})`, expected: `a measure of ${unitText(unit)}` };
}

function unitText(unit: Unit): string {
  return unitWords(unit)[0] ?? 'a number without a unit';
}
