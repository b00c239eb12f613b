import { ADAPTIVE_METHODS, ONE_BATCH_METHODS } from '../analysis/adaptive/methods.ts';
import { z } from 'zod';

/**
 * How an author writes what a figure, a table, a value or a claim is about. A list is words with spaces between
 * or a list of YAML; a fraction is `0.1` or `10%`. The same schemas read attributes in MDX and fields in YAML.
 */

const names = (expected: string) =>
  z
    .union([z.string(), z.array(z.string())], { error: expected })
    .transform((value) =>
      typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : value,
    )
    .refine((list) => list.length > 0, { error: expected });

/** Text that is no number stays as it is, so that a message can echo it. */
const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;

const number = (schema: z.ZodNumber) => z.preprocess(asNumber, schema);

export const modelList = names('tags of models with spaces between');
export const libraryList = names('tags of libraries with spaces between, or one named group');
export const words = names('words with spaces between');
export const word = z.string().regex(/^\S+$/, { error: 'one word' });
export const text = z.string().min(1, { error: 'some text' });
export const positive = number(
  z.number({ error: 'a number above zero' }).positive({ error: 'a number above zero' }),
);
export const count = number(
  z.int({ error: 'a whole number above zero' }).positive({ error: 'a whole number above zero' }),
);

export const wholeNumber = number(
  z.int({ error: 'a whole number' }).nonnegative({ error: 'a whole number from 0' }),
);

export const counts = z.preprocess(
  (value): unknown =>
    typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : Array.isArray(value) ? value : [value],
  z.array(count).nonempty({ error: 'whole numbers with spaces between' }),
);

/** A share between 0 and 1, written `0.1` or `10%`. */
export const fraction = z.preprocess(
  (value) => {
    const percent = typeof value === 'string' ? /^\s*([\d.]+)\s*%\s*$/.exec(value)?.[1] : undefined;
    return percent === undefined ? asNumber(value) : Number(percent) / 100;
  },
  z
    .number({ error: 'a share such as 0.1 or 10%' })
    .min(0, { error: 'a share of at least 0' })
    .max(1, { error: 'a share of at most 1' }),
);

export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
);

export const metric = z.enum(['inference', 'training']);

/** The methods that choose at one batch size. */
export const oneBatchMethod = z.enum(ONE_BATCH_METHODS);

export const adaptiveMethod = z.enum(ADAPTIVE_METHODS);

/** Names of layers, with `*` for any characters. */
export const layerPatterns = names('names of layers with spaces between; * stands for any characters');
