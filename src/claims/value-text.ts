import type { MeasureContext } from './measure.ts';
import { formatQuantity, formatRange } from '../figures/measures/quantity.ts';
import { answer, type Query } from './query.ts';
import { inItems } from '../dataset/item-words.ts';

/** A value for a sentence, with what it is of for whoever asks. */
export interface PrintedValue {
  readonly text: string;
  /** Unrounded; of a range, its upper end. */
  readonly value: number;
  /** What it is of. */
  readonly of: string;
  /** How sure it is; empty where there is no spread to tell by. */
  readonly spread: string;
}

/** @throws NotMeasured where the data have no such value, Misstated where there are several */
export function printedValue(query: Query, context: MeasureContext, digits?: number): PrintedValue {
  const { unit, observations } = answer(query, context);
  const [first, last] = [observations[0]!, observations.at(-1)!];
  const isOne = observations.length === 1;
  return {
    text: inItems(formatRange(first.value, last.value, unit, digits), context.analysis.descriptor),
    value: last.value,
    of: isOne ? first.of : `from ${first.of} to ${last.of}`,
    spread:
      isOne && first.margin !== null
        ? inItems(
            `± ${formatQuantity(first.margin, unit, 2)} (95%, from the spread over repetitions)`,
            context.analysis.descriptor,
          )
        : '',
  };
}

/** The anchor under which a value is explained: made of what it asks for, so that it stays the same. */
export function valueId({ of, ...parameters }: Query, digits?: number): string {
  const words = Object.entries({ ...parameters, digits })
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, value]) => value);
  return ['value', of, ...words]
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-');
}
