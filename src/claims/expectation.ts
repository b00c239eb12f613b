import { z } from 'zod';
import { boundSchema, roundsTo, type Bound } from './bound.ts';
import type { MeasureContext } from './measure.ts';
import type { Observation } from './observation.ts';
import { fraction } from './parameters.ts';
import { formatQuantity, type Unit } from './quantity.ts';
import { answer, querySchema, type Query } from './query.ts';

const boundOrQuery = z.union([boundSchema, querySchema]);

const KINDS = [
  'upTo',
  'is',
  'about',
  'nearly',
  'atMost',
  'atLeast',
  'lessThan',
  'moreThan',
  'notAbove',
  'notBelow',
  'between',
] as const;

/**
 * What a value must satisfy. A number is meant as exactly as it is stated: its last digit counts.
 *
 * - `upTo: 20%`: the value, rounded to the last digit stated, is 20%: not more, and reached. Goes with `take: max`.
 * - `is: 1743`: the same, in other words.
 * - `about: 2`: the same; with `within: 10%` the value differs by no more than that share of the bound, or its 95%
 *   interval over repetitions reaches that far.
 * - `nearly: 200`: below it, by no more than `within` (5% if not said).
 * - `atMost`, `atLeast`, `lessThan`, `moreThan`: means are compared, unrounded; the bound may be a query. Values whose
 *   95% interval reaches across the bound are named as such; with `beyondNoise` they do not hold.
 * - `notAbove`, `notBelow`: the 95% interval over repetitions does not lie wholly on the other side of the bound.
 * - `between: [18, 22]`: both ends belong to it.
 */
export const expectationSchema = z
  .strictObject({
    upTo: boundSchema.optional(),
    is: boundSchema.optional(),
    about: boundSchema.optional(),
    nearly: boundSchema.optional(),
    atMost: boundOrQuery.optional(),
    atLeast: boundOrQuery.optional(),
    lessThan: boundOrQuery.optional(),
    moreThan: boundOrQuery.optional(),
    notAbove: boundOrQuery.optional(),
    notBelow: boundOrQuery.optional(),
    between: z.tuple([boundSchema, boundSchema]).optional(),
    within: fraction.optional(),
    beyondNoise: z.boolean().optional(),
    /** How exactly a round number is meant: `50` with `toNearest: 10` is 45 to 55. */
    toNearest: boundSchema.optional(),
  })
  .refine((value) => KINDS.filter((kind) => value[kind] !== undefined).length === 1, {
    error: `exactly one of ${KINDS.join(', ')}`,
  });
export type Expectation = z.output<typeof expectationSchema>;

export interface Judgement {
  readonly holds: boolean;
  /** The bound that decided, for saying by how much a value misses it. */
  readonly bound: number;
  /** Of a comparison: the 95% interval over repetitions reaches across the bound, so another run might differ. */
  readonly withinSpread?: boolean;
}

/** An expectation made ready for one unit: its words, and its test of single observations. */
export interface Test {
  readonly words: string;
  judge(observation: Observation): Judgement;
}

/** @throws Error in words where a bound is a query that has no answer */
export function testFor(expectation: Expectation, unit: Unit, context: MeasureContext): Test {
  const { within, beyondNoise = false, toNearest } = expectation;
  const rounded = (bound: Bound): Bound => (toNearest ? { ...bound, step: toNearest.value } : bound);
  const exactly = (word: string, stated: Bound): Test => {
    const bound = rounded(stated);
    const step = toNearest?.text ?? formatQuantity(bound.step, unit === 'count' ? 'number' : unit, 1);
    return {
      words: `${word} ${bound.text}, rounded to ${step}`,
      judge: ({ value }) => ({ holds: roundsTo(value, bound), bound: bound.value }),
    };
  };

  if (expectation.upTo) return exactly('up to', expectation.upTo);
  if (expectation.is) return exactly('is', expectation.is);
  if (expectation.about) {
    const bound = expectation.about;
    return within === undefined ? exactly('about', bound) : closeTo(bound, within);
  }
  if (expectation.nearly) {
    const bound = expectation.nearly;
    const least = bound.value * (1 - (within ?? 0.05));
    return {
      words: `below ${bound.text} by no more than ${percent(within ?? 0.05)}`,
      judge: ({ value }) => ({
        holds: value >= least && value < bound.value,
        bound: value < least ? least : bound.value,
      }),
    };
  }
  if (expectation.between) {
    const [low, high] = expectation.between;
    return {
      words: `between ${low.text} and ${high.text}`,
      judge: ({ value }) => ({
        holds: value >= low.value && value <= high.value,
        bound: value < low.value ? low.value : high.value,
      }),
    };
  }
  for (const [kind, word, side, inclusive] of COMPARISONS) {
    const stated = expectation[kind];
    if (stated !== undefined)
      return comparison(word, side, inclusive, resolved(stated, unit, context), beyondNoise);
  }
  for (const [kind, word, side] of TOLERANT) {
    const stated = expectation[kind];
    if (stated !== undefined) return tolerant(word, side, resolved(stated, unit, context));
  }
  throw new Error(`no expectation; expected one of ${KINDS.join(', ')}`);
}

const COMPARISONS = [
  ['atMost', 'at most', -1, true],
  ['atLeast', 'at least', 1, true],
  ['lessThan', 'less than', -1, false],
  ['moreThan', 'more than', 1, false],
] as const;

const TOLERANT = [
  ['notAbove', 'no more than', -1],
  ['notBelow', 'no less than', 1],
] as const;

function percent(share: number): string {
  return `${String(Number((share * 100).toPrecision(3)))}%`;
}

function closeTo(bound: Bound, within: number): Test {
  const allowed = Math.abs(bound.value) * within;
  return {
    words: `${bound.text} within ${percent(within)}, or no further off than the spread over repetitions`,
    judge: ({ value, margin }) => ({
      holds: Math.abs(value - bound.value) <= allowed + (margin ?? 0),
      bound: bound.value,
    }),
  };
}

function comparison(
  word: string,
  side: 1 | -1,
  inclusive: boolean,
  bound: { value: number; text: string },
  beyondNoise: boolean,
): Test {
  return {
    words: `${word} ${bound.text}${beyondNoise ? ', beyond the spread over repetitions' : ''}`,
    judge: ({ value, margin }) => {
      const ahead = side * (value - bound.value);
      const least = ahead - (beyondNoise ? (margin ?? 0) : 0);
      return {
        holds: inclusive ? least >= 0 : least > 0,
        bound: bound.value,
        withinSpread: Math.abs(ahead) <= (margin ?? 0),
      };
    },
  };
}

function tolerant(word: string, side: 1 | -1, bound: { value: number; text: string }): Test {
  return {
    words: `${word} ${bound.text}, given the spread over repetitions`,
    judge: ({ value, margin }) => ({
      holds: side * (value - bound.value) + (margin ?? 0) >= 0,
      bound: bound.value,
    }),
  };
}

function resolved(
  bound: Bound | Record<string, unknown>,
  unit: Unit,
  context: MeasureContext,
): { value: number; text: string } {
  if (!('of' in bound)) return bound as Bound;
  const [observation] = answer(bound as Query, context).observations;
  return {
    value: observation!.value,
    text: `${formatQuantity(observation!.value, unit)} (${observation!.of})`,
  };
}
