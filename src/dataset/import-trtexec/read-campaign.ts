import { resolve } from 'node:path';
import { median, mean } from 'd3-array';
import { z } from 'zod';
import { anyNumber } from '../import/any-number.ts';
import { asSchema } from '../import/as-schema.ts';
import type { Campaign, ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { manifestRun, readManifest, runsOfManifest } from '../import/manifest.ts';
import { failureWithoutTime, measuredMs } from '../import/measured.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import { Notes } from '../import/notes.ts';
import { readSourceText } from '../import/source-text.ts';
import { uniqueNames } from '../import/unique-names.ts';
import { Unreadable } from '../import/unreadable.ts';
import { parseProfile } from './profile-text.ts';

const file = z.string().min(1);

const warmUpMs = z.number().nonnegative();

/**
 * Runs with their files: `times` from `--exportTimes`, `profile` from `--exportProfile`. `warmUpMs` is what trtexec was
 * given as `--warmUp`.
 */
const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  warmUpMs: warmUpMs.default(200),
  runs: z
    .array(
      manifestRun.extend({
        times: file.optional(),
        profile: file.optional(),
        warmUpMs: warmUpMs.optional(),
      }),
    )
    .min(1),
});

const timesSchema = z
  .array(
    z.object({
      startComputeMs: anyNumber.optional(),
      computeMs: anyNumber,
      latencyMs: anyNumber.optional(),
    }),
  )
  .min(1);

type Entry = z.output<typeof manifestSchema>['runs'][number];
type Iterations = z.output<typeof timesSchema>;

const FURTHER_COLUMNS = [
  { name: 'iterations', type: 'integer', description: 'Iterations that the times are the mean of.' },
  { name: 'compute_median_ms', type: 'number', description: 'Median GPU compute time, ms per batch.' },
  { name: 'latency_mean_ms', type: 'number', description: 'Mean latency with both copies, ms per batch.' },
] as const;

/**
 * Reads measurements of NVIDIA trtexec, several files into one campaign.
 *
 * One trtexec process is one run: its forward time is the mean GPU compute time (`computeMs`) over the iterations
 * after the warm-up; iterations without a plausible time are left out. Layer times are the averages of the profile,
 * taken in another pass of the same process.
 */
export async function readTrtexecCampaign(manifestFile: string): Promise<Campaign> {
  const { manifest, folder } = await readManifest(manifestFile, manifestSchema);
  const notes = new Notes();
  const { runs, factors, leftOut } = await runsOfManifest(manifest.runs, (entry) =>
    runOf(entry, manifest.warmUpMs, folder, notes),
  );
  return {
    runs,
    factors,
    furtherColumns: FURTHER_COLUMNS,
    framework: 'tensorrt',
    metadata: manifest.metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}

async function runOf(
  entry: Entry,
  usualWarmUpMs: number,
  folder: string,
  notes: Notes,
): Promise<ImportedRun> {
  const { times, profile, warmUpMs = usualWarmUpMs, ...run } = entry;
  if (times === undefined && entry.status === 'ok') throw new Unreadable('an ok run has no file of times');
  const iterations =
    times === undefined ? [] : afterWarmUp(await readTimes(resolve(folder, times)), warmUpMs, notes);
  const timed = times === undefined ? {} : summarise(iterations, notes);
  const layers = profile === undefined ? [] : await readLayers(resolve(folder, profile), notes);
  const failure = run.status === 'ok' ? failureWithoutTime(timed.forwardMs) : undefined;
  return { ...run, ...(failure === undefined ? {} : { status: 'failed', failure }), ...timed, layers };
}

/** Older versions of trtexec export their warm-up too, which is told as trtexec itself tells it. */
function afterWarmUp(iterations: Iterations, warmUpMs: number, notes: Notes): Iterations {
  const kept = iterations.filter(({ startComputeMs = Infinity }) => !(startComputeMs < warmUpMs));
  if (kept.length === 0)
    throw new Unreadable(`all ${iterations.length} iterations began within the warm-up of ${warmUpMs} ms`);
  for (let count = kept.length; count < iterations.length; count += 1)
    notes.add(`iterations that began within the warm-up of ${warmUpMs} ms`);
  return kept;
}

async function readTimes(path: string): Promise<Iterations> {
  return asSchema(timesSchema, parseNonFiniteJson(await readSourceText(path)), path);
}

function summarise(iterations: Iterations, notes: Notes): Pick<ImportedRun, 'forwardMs' | 'further'> {
  const measured = (what: 'computeMs' | 'latencyMs'): number[] =>
    iterations.flatMap(
      (iteration) => measuredMs(iteration[what], `${what} of iterations`, (why) => notes.add(why)) ?? [],
    );
  const computeMs = measured('computeMs');
  const latencyMs = measured('latencyMs');
  return {
    forwardMs: mean(computeMs),
    further: {
      iterations: String(computeMs.length),
      ...(computeMs.length > 0 ? { compute_median_ms: String(median(computeMs)) } : {}),
      ...(latencyMs.length > 0 ? { latency_mean_ms: String(mean(latencyMs)) } : {}),
    },
  };
}

async function readLayers(path: string, notes: Notes): Promise<ImportedLayer[]> {
  const profiled = parseProfile(await readSourceText(path));
  const names = uniqueNames(profiled.map(({ name }) => name.trim()));
  return profiled.map(({ averageMs }, layerIndex) => {
    const forwardMs = measuredMs(averageMs, 'layer times', (why) => notes.add(why));
    return { layerIndex, layer: names[layerIndex]!, forwardMs };
  });
}
