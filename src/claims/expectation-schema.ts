import { z } from 'zod';
import { boundSchema } from './bound.ts';
import { fraction } from './parameters.ts';
import { querySchema } from './query.ts';

const boundOrQuery = z.union([boundSchema, querySchema]);

export const EXPECTATION_KINDS = [
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
type Kind = (typeof EXPECTATION_KINDS)[number];

/** The kinds that an option goes with; beside another it would have no effect. */
const GOES_WITH: Readonly<Record<'within' | 'toNearest' | 'beyondNoise', readonly Kind[]>> = {
  within: ['about', 'nearly'],
  toNearest: ['upTo', 'is', 'about'],
  beyondNoise: EXPECTATION_KINDS.filter((kind) => kind !== 'notAbove' && kind !== 'notBelow'),
};

/**
 * What a value must satisfy. A number is meant as exactly as it is stated: its last digit counts.
 *
 * - `upTo: 20%`: the value, rounded to the last digit stated, is 20%: not more, and reached. Goes with `take: max`.
 * - `is: 1743`: the same, in other words.
 * - `about: 2`: the same; with `within: 10%` the value differs by no more than that share of the bound.
 * - `nearly: 200`: below it, by no more than `within` (5% if not said).
 * - `atMost`, `atLeast`, `lessThan`, `moreThan`: unrounded; the bound may be a query.
 * - `between: [18, 22]`: both ends belong to it.
 * - `notAbove`, `notBelow`: as `atMost` and `atLeast`, but only a 95% interval wholly on the other side breaks them.
 *
 * The rest judge the value itself; with `beyondNoise` its whole 95% interval over repetitions has to satisfy them. A
 * value whose interval reaches across an end of what is allowed is named as within the spread, whatever the verdict.
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
  .superRefine((value, context) => {
    const kinds = EXPECTATION_KINDS.filter((kind) => value[kind] !== undefined);
    if (kinds.length !== 1) {
      const message = `exactly one of ${EXPECTATION_KINDS.join(', ')}`;
      context.addIssue({ code: 'custom', message, input: value });
      return;
    }
    for (const [option, goesWith] of Object.entries(GOES_WITH)) {
      const input = value[option as keyof typeof GOES_WITH];
      if (input === undefined || goesWith.includes(kinds[0]!)) continue;
      const message = `${option} only beside ${goesWith.join(', ')}`;
      context.addIssue({ code: 'custom', path: [option], message, input: kinds[0] });
    }
    if (value.within !== undefined && value.toNearest !== undefined) {
      const message = 'within or toNearest, not both';
      context.addIssue({ code: 'custom', path: ['toNearest'], message, input: value.toNearest.text });
    }
  });
export type Expectation = z.output<typeof expectationSchema>;
