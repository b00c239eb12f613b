import { resolve } from 'node:path';
import { median, mean } from 'd3-array';
import { z } from 'zod';
import type { Campaign, ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { layerNames } from '../import/layer-names.ts';
import { manifestRun, readManifest, runsOfManifest } from '../import/manifest.ts';
import { failureWithoutTime, measuredMs } from '../import/measured.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import { type Note, Notes } from '../import/notes.ts';
import { fileOfKind, refusal } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import { parseProfile } from './profile-text.ts';
import { mostAtOnce, msBetweenCompletions } from './streams.ts';
import { type Iteration, readTimes } from './times-file.ts';

const file = z.string().min(1);

/** What holds for all runs unless one says otherwise. */
const usual = {
  /** What trtexec was given as `--warmUp`, ms. */
  warmUpMs: z.number().nonnegative().optional(),
  /** What a run of several streams is taken for; without it such a run is refused. */
  streams: z.literal('throughput').optional(),
};

/** Runs with their files: `times` from `--exportTimes`, `profile` from `--exportProfile`. */
const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  ...usual,
  runs: z.array(manifestRun.extend({ times: file.optional(), profile: file.optional(), ...usual })).min(1),
});

type Entry = z.output<typeof manifestSchema>['runs'][number];

const USUAL_WARM_UP_MS = 200;

const FURTHER_COLUMNS = [
  { name: 'iterations', type: 'integer', description: 'Iterations that the times are the mean of.' },
  { name: 'compute_median_ms', type: 'number', description: 'Median GPU compute time, ms per batch.' },
  { name: 'latency_mean_ms', type: 'number', description: 'Mean latency with both copies, ms per batch.' },
] as const;

const STREAMS_COLUMNS = [
  { name: 'compute_mean_ms', type: 'number', description: 'Mean GPU compute time, ms per batch.' },
  {
    name: 'batches_at_once',
    type: 'integer',
    description:
      'Batches on the GPU at once, at most; forward_ms is then the mean time from one completed batch to the next.',
  },
] as const;

/**
 * Reads measurements of NVIDIA trtexec, several files into one campaign.
 *
 * One trtexec process is one run: its forward time is the mean GPU compute time (`computeMs`) over the iterations
 * after the warm-up; iterations without a plausible time are left out. Where several streams overlap, that is no time
 * per batch: the run is refused, or has the time between completions where the manifest asks for throughput.
 * Layer times are the averages of the profile, taken in another pass of the same process.
 */
export async function readTrtexecCampaign(manifestFile: string): Promise<Campaign> {
  const { manifest, folder } = await readManifest(manifestFile, manifestSchema);
  const { warmUpMs, streams, metadata } = manifest;
  const notes = new Notes();
  const entries = manifest.runs.map((run) => ({
    ...run,
    warmUpMs: run.warmUpMs ?? warmUpMs,
    streams: run.streams ?? streams,
  }));
  const { runs, factors, leftOut } = await runsOfManifest(entries, (entry) => runOf(entry, folder, notes));
  const isOfStreams = entries.some((entry) => entry.streams !== undefined);
  return {
    runs,
    factors,
    furtherColumns: [...FURTHER_COLUMNS, ...(isOfStreams ? STREAMS_COLUMNS : [])],
    framework: 'tensorrt',
    metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}

async function runOf(entry: Entry, folder: string, notes: Notes): Promise<ImportedRun> {
  const { times, profile, warmUpMs, streams, ...run } = entry;
  if (times === undefined && entry.status === 'ok') throw new Unreadable('an ok run has no file of times');
  const timed = times === undefined ? {} : await readTimed(entry, times, folder, notes.in(times));
  const layers = profile === undefined ? [] : await readLayers(profile, folder, streams, notes.in(profile));
  const failure = run.status === 'ok' ? failureWithoutTime(timed.forwardMs) : undefined;
  return { ...run, ...(failure === undefined ? {} : { status: 'failed', failure }), ...timed, layers };
}

type Timed = Pick<ImportedRun, 'forwardMs' | 'further'>;

async function readTimed(
  { warmUpMs = USUAL_WARM_UP_MS, streams }: Entry,
  times: string,
  folder: string,
  note: Note,
): Promise<Timed> {
  const source = fileOfKind(times, 'trtexec-times');
  const iterations = afterWarmUp(await readTimes(resolve(folder, times), source), warmUpMs, note);
  if (iterations.length === 0)
    throw refusal(source, `all iterations began within the warm-up of ${warmUpMs} ms`);
  const atOnce = mostAtOnce(iterations);
  if (streams === undefined && atOnce > 1) {
    const expected = 'one after another, or "streams: throughput" in the manifest';
    throw refusal({ ...source, expected }, `iterations overlap, up to ${atOnce} at once`);
  }
  const summary = summarise(iterations, note);
  if (streams === undefined) return summary;
  const forwardMs = msBetweenCompletions(iterations);
  if (forwardMs === undefined)
    throw refusal({ ...source, expected: 'startComputeMs' }, 'nothing tells when iterations ended');
  const { forwardMs: computeMs } = summary;
  const further = {
    ...summary.further,
    ...(computeMs === undefined ? {} : { compute_mean_ms: String(computeMs) }),
    batches_at_once: String(atOnce),
  };
  return { forwardMs, further };
}

/** Older versions of trtexec export their warm-up too, which is told as trtexec itself tells it. */
function afterWarmUp(iterations: readonly Iteration[], warmUpMs: number, note: Note): readonly Iteration[] {
  return iterations.filter(({ startComputeMs = Infinity }) => {
    if (!(startComputeMs < warmUpMs)) return true;
    note(`iterations that began within the warm-up of ${warmUpMs} ms`);
    return false;
  });
}

function summarise(iterations: readonly Iteration[], note: Note): Timed {
  const measured = (what: 'computeMs' | 'latencyMs'): number[] =>
    iterations.flatMap((iteration) => measuredMs(iteration[what], `${what} of iterations`, note) ?? []);
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

/** Beside several streams, layers share the GPU with other batches: their times are no part of the time between batches. */
async function readLayers(
  profile: string,
  folder: string,
  streams: Entry['streams'],
  note: Note,
): Promise<ImportedLayer[]> {
  const source = fileOfKind(profile, 'trtexec-profile');
  const profiled = parseProfile(await readSourceText(resolve(folder, profile), source), source);
  if (streams !== undefined) {
    for (const _ of profiled) note('layers of runs of several streams');
    return [];
  }
  const names = layerNames(profiled.map(({ name }) => name));
  const layers = profiled.map(({ averageMs }, layerIndex) => ({
    layerIndex,
    layer: names[layerIndex]!,
    forwardMs: averageMs,
  }));
  return measuredLayers(layers, note);
}
