import { z } from 'zod';
import { count, positive, text, word } from './parameters.ts';

/** A figure of others, with its source, and the measurement that it may be held against. */
export const quotedFigureSchema = z.strictObject({
  label: text,
  value: z.number({ error: 'a number' }),
  /** As printed after the number, e.g. `images/s`. */
  unit: text.optional(),
  /** A name in `sources.yaml`. */
  source: word,
  compare: z
    .strictObject({
      model: word,
      library: word,
      /** Of the measurement that comes nearest. */
      batchSize: count,
      quotedBatchSize: count,
      /** The clock of the quoted figure; left out, speeds are compared as they are. */
      clockMhz: positive.optional(),
    })
    .optional(),
});
export type QuotedFigure = z.output<typeof quotedFigureSchema>;
