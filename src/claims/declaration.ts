import { z } from 'zod';
import { expectationSchema } from './expectation-schema.ts';
import { text, word } from './parameters.ts';
import { querySchema } from './query.ts';

const check = z.strictObject({
  /** What the value is, where the claim has several: `with libDNN`. */
  label: text.optional(),
  value: querySchema,
  expect: expectationSchema,
});

/** An entry of `claims.yaml`. */
export const claimSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case words joined by hyphens' }),
    /** The number of the statement in the original report's list. */
    seed: z.int().positive().optional(),
    /** The report's own claims must hold; a quoted one must get the verdict that the author wrote. */
    kind: z.enum(['own', 'quoted']).default('own'),
    /** The sentence; `{value}` stands for the value of the first check, `{value:2}` for that of the second. */
    statement: text,
    /** How the statement is read, where it can be read in several ways. */
    reading: text.optional(),
    checks: z.array(check).min(1, { error: 'at least one check' }),
    /** Of a quoted statement: the verdict that the prose around it relies on. */
    verdict: z.enum(['holds', 'fails']).optional(),
    /** The name in `sources.yaml` of whoever said it. */
    source: word.optional(),
    /** The figure or table that shows it. */
    see: word,
  })
  .superRefine(({ kind, verdict, source }, context) => {
    const isQuoted = kind === 'quoted';
    const refuse = (path: string, input: unknown, message: string) =>
      context.addIssue({ code: 'custom', path: [path], input, message });
    if (isQuoted && verdict === undefined) refuse('verdict', verdict, 'holds or fails');
    if (!isQuoted && verdict !== undefined)
      refuse('verdict', verdict, 'none, as a claim of the report’s own must hold');
    if (isQuoted && source === undefined)
      refuse('source', source, 'a name in sources.yaml, as a quoted statement is somebody’s');
  });
export type ClaimDeclaration = z.output<typeof claimSchema>;
