import { resolve } from 'node:path';
import type { ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { layerNames } from '../import/layer-names.ts';
import { failureWithoutTime } from '../import/measured.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import type { Note, Notes } from '../import/notes.ts';
import { fileOfKind, refusal } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import type { ConditionsOf } from '../tegrastats/conditions-of-runs.ts';
import { checkBatchSize, checkProfile, checkTimes } from './check-log.ts';
import type { Entry } from './manifest-schema.ts';
import { parseProfile, type ProfiledLayer } from './profile-text.ts';
import { parseLog, type TrtexecLog } from './read-log.ts';
import { timeFromLog } from './time-from-log.ts';
import { timeFromTimes } from './time-from-times.ts';
import { readTimes } from './times-file.ts';
import type { Timing } from './timing.ts';

const USUAL_WARM_UP_MS = 200;

/** Where the files of runs are, and what is told of them. */
export interface RunContext {
  readonly folder: string;
  readonly notes: Notes;
  readonly conditionsOf: ConditionsOf;
}

/** One run with its files; of a log and exported files beside it, which have to agree, the exported ones have more digits. */
export async function readRun(entry: Entry, context: RunContext): Promise<ImportedRun> {
  const { model, library, batchSize, factors, repetition, status, failure, memoryBytes } = entry;
  if (status === 'ok' && entry.log === undefined && entry.times === undefined)
    throw new Unreadable('an ok run has neither a log nor a file of times');
  const log = entry.log === undefined ? undefined : await readLog(entry, entry.log, context);
  const timing = await readTiming(entry, log, context);
  const layers = await readLayers(entry, log, context);
  const { forwardMs, batchMs, iterationsMs } = timing;
  const conditions =
    forwardMs === undefined ? {} : await context.conditionsOf(entry, { timed: log?.timed, batchMs });
  const further = besideFactors({ ...timing.further, ...conditions }, entry);
  const why = log?.failure ?? failureWithoutTime(forwardMs);
  return {
    ...{ model, library, batchSize, factors, repetition, memoryBytes },
    ...(status === 'ok' && why !== undefined ? { status: 'failed', failure: why } : { status, failure }),
    forwardMs,
    further,
    layers,
    iterationsMs,
  };
}

/** What is a factor, such as `streams`, is no further column too. Throws where the files say another level. */
function besideFactors(
  cells: NonNullable<ImportedRun['further']>,
  { factors = {}, log, times }: Entry,
): NonNullable<ImportedRun['further']> {
  const others = Object.entries(cells).filter(([name, value]) => {
    if (!Object.hasOwn(factors, name)) return true;
    const source = { file: log ?? times ?? '', expected: `${factors[name]!}, as the run's factor says` };
    if (factors[name] !== value) throw refusal(source, `another level of ${name}`, undefined, value);
    return false;
  });
  return Object.fromEntries(others);
}

async function readLog(
  { batchSize, batchFirst = true, logRun }: Entry,
  file: string,
  { folder }: RunContext,
): Promise<TrtexecLog> {
  const source = fileOfKind(file, 'trtexec-log');
  const log = parseLog(await readSourceText(resolve(folder, file), source), source, logRun);
  if (batchFirst) checkBatchSize(log, batchSize, source);
  return log;
}

async function readTiming(
  { log: file, times, streams, warmUpMs }: Entry,
  log: TrtexecLog | undefined,
  { folder, notes }: RunContext,
): Promise<Timing> {
  const isThroughput = streams === 'throughput';
  const logSource = fileOfKind(file ?? '', 'trtexec-log');
  const fromLog =
    log === undefined ? { further: {} } : timeFromLog(log, isThroughput, logSource, notes.in(file!));
  if (times === undefined) return fromLog;
  const source = fileOfKind(times, 'trtexec-times');
  const iterations = await readTimes(resolve(folder, times), source);
  const warmUp = warmUpMs ?? log?.warmUpMs ?? USUAL_WARM_UP_MS;
  const exported = timeFromTimes(iterations, warmUp, isThroughput, source, notes.in(times));
  if (log !== undefined) checkTimes(log, exported, times, logSource);
  return { ...exported, further: { ...fromLog.further, ...exported.further } };
}

/** Beside several streams, layers share the GPU with other batches: their times are no part of the time between batches. */
async function readLayers(
  { log: file, profile, streams }: Entry,
  log: TrtexecLog | undefined,
  { folder, notes }: RunContext,
): Promise<ImportedLayer[]> {
  let profiled: readonly ProfiledLayer[] = log?.layers ?? [];
  if (profile !== undefined) {
    const source = fileOfKind(profile, 'trtexec-profile');
    const exported = parseProfile(await readSourceText(resolve(folder, profile), source), source);
    if (log !== undefined) checkProfile(log, exported, profile, fileOfKind(file!, 'trtexec-log'));
    profiled = exported;
  }
  const note = notes.in(profile ?? file ?? '');
  return streams === undefined ? layersOf(profiled, note) : leaveOut(profiled, note);
}

function leaveOut(profiled: readonly ProfiledLayer[], note: Note): [] {
  for (const _ of profiled) note('layers of runs of several streams');
  return [];
}

function layersOf(profiled: readonly ProfiledLayer[], note: Note): ImportedLayer[] {
  const names = layerNames(profiled.map(({ name }) => name));
  const layers = profiled.map(({ averageMs }, layerIndex) => ({
    layerIndex,
    layer: names[layerIndex]!,
    forwardMs: averageMs,
  }));
  return measuredLayers(layers, note);
}
