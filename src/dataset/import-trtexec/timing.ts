import type { ImportedRun } from '../import/campaign.ts';

/** What a run's files say of its time. */
export interface Timing {
  readonly forwardMs?: number;
  readonly further: NonNullable<ImportedRun['further']>;
  /** Wall time from one batch to the next, ms. */
  readonly batchMs?: number;
  /** The GPU compute time of each iteration in order, where it is the time of a batch. */
  readonly iterationsMs?: readonly number[];
}
