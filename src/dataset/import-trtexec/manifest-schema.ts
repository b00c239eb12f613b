import { z } from 'zod';
import { manifestRun } from '../import/manifest.ts';
import { conditionFields } from '../tegrastats/conditions-of-runs.ts';

const file = z.string().min(1);

/** What holds for all runs unless one says otherwise. */
const usual = {
  /** What trtexec was given as `--warmUp`, ms. */
  warmUpMs: z.number().nonnegative().optional(),
  /** What a run of several streams is taken for; without it such a run is refused. */
  streams: z.literal('throughput').optional(),
  /** Whether the first dimension of inputs is the batch, which a log is checked for. */
  batchFirst: z.boolean().optional(),
};

/** Runs with their files: `log` as printed, `times` from `--exportTimes`, `profile` from `--exportProfile`. */
export const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  ...usual,
  /** What tegrastats printed while all runs were made. */
  tegrastats: file.optional(),
  runs: z
    .array(
      manifestRun.extend({
        log: file.optional(),
        /** Which run of the log it is, from 1, where it has several. */
        logRun: z.number().int().positive().optional(),
        times: file.optional(),
        profile: file.optional(),
        ...usual,
        ...conditionFields,
      }),
    )
    .min(1),
});

export type Entry = z.output<typeof manifestSchema>['runs'][number];
