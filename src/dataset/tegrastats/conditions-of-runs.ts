import { resolve } from 'node:path';
import { z } from 'zod';
import { parseClock } from '../import/clock.ts';
import type { Notes } from '../import/notes.ts';
import { conditionCells, samplesWithin, type Span } from './conditions.ts';
import { readSamples } from './read-samples.ts';
import type { Sample } from './sample.ts';

const clock = z.string().transform((text, context) => {
  const seconds = parseClock(text);
  if (seconds !== undefined) return seconds;
  context.addIssue('expected a date and a time on the board’s clock, as 2026-11-02T10:00:03');
  return z.NEVER;
});

/** What an entry of a manifest may say of tegrastats beside its run; the manifest may have a `tegrastats` for all. */
export const conditionFields = {
  /** A file of what tegrastats printed. */
  tegrastats: z.string().min(1).optional(),
  /** When batches were timed, where the run's own log does not say. */
  timed: z
    .strictObject({ from: clock, to: clock })
    .refine(({ from, to }) => from < to, 'expected an end after its beginning')
    .optional(),
};

interface Entry {
  readonly tegrastats?: string;
  readonly timed?: Span;
  readonly batchSize: number;
}

/** What the files of a run say of it. */
export interface TimedRun {
  readonly timed?: Span;
  /** Wall time of a batch, ms. */
  readonly batchMs?: number;
}

export type ConditionsOf = (entry: Entry, run: TimedRun) => Promise<Readonly<Record<string, string>>>;

/**
 * Finds the conditions of runs in files of tegrastats: in the samples that were taken while the run was timed, where both files
 * tell when; else in all samples of a file that one run alone has. What cannot be told apart is noted, and not taken.
 */
export function conditionsOfRuns(
  entries: readonly Entry[],
  usual: string | undefined,
  folder: string,
  notes: Notes,
): ConditionsOf {
  const files = new Map<string, Promise<readonly Sample[]>>();
  const samplesOf = (file: string): Promise<readonly Sample[]> => {
    const read = files.get(file) ?? readSamples(resolve(folder, file), file, notes.in(file));
    files.set(file, read);
    return read;
  };
  const isOfOne = (file: string): boolean =>
    file !== usual && entries.filter(({ tegrastats }) => tegrastats === file).length === 1;

  return async (entry, run) => {
    const file = entry.tegrastats ?? usual;
    if (file === undefined) return {};
    const all = await samplesOf(file);
    const timed = entry.timed ?? run.timed;
    const { batchSize } = entry;
    if (timed !== undefined && all[0]!.at !== undefined) {
      const samples = samplesWithin(all, timed);
      if (samples.length > 0)
        return conditionCells({ samples, part: 'timed', batchMs: run.batchMs, batchSize });
      notes.in(file)('runs that tegrastats took no sample of while they were timed');
    } else if (isOfOne(file)) {
      return conditionCells({ samples: all, part: 'process', batchSize });
    } else {
      notes.in(file)('runs of which nothing tells the samples of tegrastats that were taken meanwhile');
    }
    return {};
  };
}
