import { z } from 'zod';
import { word } from '../claims/parameters.ts';
import { FIGURE_SCHEMAS } from './figure-schemas.ts';

/**
 * An entry of `charts.yaml`: a figure by the attributes that it would have in a chapter, and what shows it now, if that is not
 * the figure of its id.
 */
export const chartSchema = z.discriminatedUnion(
  'kind',
  [...FIGURE_SCHEMAS.values()].map((schema): z.ZodObject =>
    schema.omit({ switch: true }).extend({ in: word.optional() }),
  ) as [z.ZodObject, ...z.ZodObject[]],
  { error: `kind: one of ${[...FIGURE_SCHEMAS.keys()].join(', ')}` },
);
