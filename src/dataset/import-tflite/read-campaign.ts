import { resolve } from 'node:path';
import { z } from 'zod';
import { kindOfText } from '../file-kind.ts';
import type { Campaign, ImportedRun } from '../import/campaign.ts';
import { manifestRun, readManifest, runsOfManifest } from '../import/manifest.ts';
import { failureWithoutTime, measuredMs } from '../import/measured.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import { type Note, Notes } from '../import/notes.ts';
import { fileOfKind, wrongKind } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import { readOperators } from './operators.ts';
import { readTimings, type Timings } from './timings.ts';

const file = z.string().min(1);

/** Runs with their logs; `profile` is the CSV of operators, where it is a file of its own. */
const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  runs: z.array(manifestRun.extend({ log: file.optional(), profile: file.optional() })).min(1),
});

type Entry = z.output<typeof manifestSchema>['runs'][number];

const FURTHER_COLUMNS = [
  { name: 'iterations', type: 'integer', description: 'Inferences that the times are the mean of.' },
  { name: 'std_ms', type: 'number', description: 'Standard deviation over the inferences, ms.' },
  { name: 'median_ms', type: 'number', description: 'Median over the inferences, ms.' },
  { name: 'first_inference_ms', type: 'number', description: 'The very first inference, ms.' },
  { name: 'warm_up_ms', type: 'number', description: 'Mean of the inferences before those that count, ms.' },
  {
    name: 'memory_footprint_mb',
    type: 'number',
    description: 'What the process grew by, in the program’s MB, weights and all.',
  },
  { name: 'num_threads', type: 'integer', description: 'Threads that the program was told to use.' },
] as const;

/**
 * Reads logs of TFLite's benchmark_model, one for each run, into one campaign.
 *
 * A run's forward time is the mean of its inferences after the warm-up, which the program prints apart. Layers are the
 * operators of a profile, where the log or a CSV beside it has one.
 */
export async function readTfliteCampaign(manifestFile: string): Promise<Campaign> {
  const { manifest, folder } = await readManifest(manifestFile, manifestSchema);
  const notes = new Notes();
  const { runs, factors, leftOut } = await runsOfManifest(manifest.runs, (entry) =>
    runOf(entry, folder, notes),
  );
  return {
    runs,
    factors,
    furtherColumns: FURTHER_COLUMNS,
    framework: 'tflite',
    metadata: manifest.metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}

async function runOf(entry: Entry, folder: string, notes: Notes): Promise<ImportedRun> {
  const { log, profile, ...run } = entry;
  if (log === undefined && run.status === 'ok') throw new Unreadable('an ok run has no log');
  const read = async (name: string, expected: 'tflite-log' | 'tflite-csv') => {
    const source = fileOfKind(name, expected);
    const text = await readSourceText(resolve(folder, name), source);
    const kind = kindOfText(text);
    // A log can have the operators as CSV.
    if (kind !== expected && !(expected === 'tflite-log' && kind === 'tflite-csv'))
      throw wrongKind(text, source);
    return { text, source };
  };
  const logged = log === undefined ? undefined : await read(log, 'tflite-log');
  const profiled = profile === undefined ? logged : await read(profile, 'tflite-csv');
  const timings = logged === undefined ? undefined : readTimings(logged.text, logged.source);
  const timed = timings === undefined ? {} : summarise(timings, notes.in(log!));
  const note = notes.in(profile ?? log ?? '');
  const layers =
    profiled === undefined ? [] : measuredLayers(readOperators(profiled.text, profiled.source, note), note);
  const failure = run.status === 'ok' ? (timings?.error ?? failureWithoutTime(timed.forwardMs)) : undefined;
  return { ...run, ...(failure === undefined ? {} : { status: 'failed', failure }), ...timed, layers };
}

/** By moving the point rather than by a division, so that 92571.2 µs are 92.5712 ms and not a digit less. */
function milliseconds(us: number | undefined): number | undefined {
  if (us === undefined) return undefined;
  const moved = Number(`${us}e-3`);
  return Number.isNaN(moved) ? us / 1000 : moved;
}

function summarise(timings: Timings, note: Note): Pick<ImportedRun, 'forwardMs' | 'further'> {
  const ms = (us: number | undefined, what: string): number | undefined =>
    measuredMs(milliseconds(us), what, note);
  const { count, stdUs, memoryMb, threads } = timings;
  const cells = {
    iterations: count,
    std_ms: milliseconds(stdUs),
    median_ms: ms(timings.medianUs, 'medians'),
    first_inference_ms: ms(timings.firstUs, 'first inferences'),
    warm_up_ms: ms(timings.warmUpUs, 'warm-ups'),
    // Where the system does not tell, it is 0.
    memory_footprint_mb: memoryMb === 0 ? undefined : memoryMb,
    num_threads: threads,
  };
  return {
    forwardMs: ms(timings.meanUs, 'times of runs'),
    further: Object.fromEntries(
      Object.entries(cells).flatMap(([name, value]) =>
        value === undefined || !Number.isFinite(value) ? [] : [[name, String(value)]],
      ),
    ),
  };
}
