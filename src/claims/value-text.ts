import type { MeasureContext } from './measure.ts';
import { formatQuantity, formatRange } from './quantity.ts';
import { answer, type Query } from './query.ts';

/** A value for a sentence, with what it is of for whoever asks. */
export interface PrintedValue {
  readonly text: string;
  /** Unrounded; of a range, its upper end. */
  readonly value: number;
  /** What it is of, how sure it is, and where it comes from. */
  readonly origin: string;
}

/** @throws Error in words for an author where the data have no such value */
export function printedValue(query: Query, context: MeasureContext, digits?: number): PrintedValue {
  const { unit, observations } = answer(query, context);
  const [first, last] = [observations[0]!, observations.at(-1)!];
  const { name, descriptor } = context.analysis;
  const margin =
    observations.length === 1 && first.margin !== null
      ? ` ± ${formatQuantity(first.margin, unit, 2)} (95%, from the spread over repetitions)`
      : '';
  const { board } = descriptor.platform;
  const source = [
    `dataset ${name}${descriptor.version === undefined ? '' : ` ${descriptor.version}`}`,
    `${String(runCount(context))} runs`,
    ...(typeof board === 'string' ? [board] : []),
    descriptor.created.slice(0, 10),
  ].join(', ');
  const of = first === last ? first.of : `from ${first.of} to ${last.of}`;
  return {
    text: formatRange(first.value, last.value, unit, digits),
    value: last.value,
    origin: `${of}${margin}; from ${source}`,
  };
}

function runCount({ analysis }: MeasureContext): number {
  return analysis.summaries.points.reduce((sum, point) => sum + point.repetitions.length, 0);
}
