import { resolve } from 'node:path';
import { z } from 'zod';
import { type FileKind, kindOfText } from '../file-kind.ts';
import type { Campaign, ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { manifestRun, readManifest, runsOfManifest } from '../import/manifest.ts';
import { failureWithoutTime, measuredMs, measuredRate } from '../import/measured.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import { type Note, Notes } from '../import/notes.ts';
import { refusal, type SourceFile, wrongKind } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import { readConsoleLog } from './console-log.ts';
import { readCounters } from './counters.ts';
import { readCsvReport } from './csv-report.ts';
import { readJsonReport } from './json-report.ts';
import { type BenchmarkResult, type Report, resultOf } from './report.ts';

const file = z.string().min(1);

/** What a run of several requests at once is taken for; without it such a run is refused. */
const streams = z.literal('throughput').optional();

/** Runs with their files: a `report`, or a console log in its place, and the performance `counters`. */
const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  streams,
  runs: z.array(manifestRun.extend({ report: file.optional(), counters: file.optional(), streams })).min(1),
});

type Entry = z.output<typeof manifestSchema>['runs'][number];

const FURTHER_COLUMNS = [
  { name: 'iterations', type: 'integer', description: 'Inferences that the times are the mean of.' },
  {
    name: 'first_inference_ms',
    type: 'number',
    description: 'The first inference, which is in no mean, ms.',
  },
  { name: 'latency_mean_ms', type: 'number', description: 'Mean latency of a request, ms per batch.' },
  { name: 'latency_median_ms', type: 'number', description: 'Median latency of a request, ms per batch.' },
  { name: 'throughput', type: 'number', description: 'Images per second, as the program prints them.' },
] as const;

const STREAMS_COLUMNS = [
  {
    name: 'requests_at_once',
    type: 'integer',
    description: 'Inference requests under way at once; forward_ms is no latency where there are several.',
  },
] as const;

const READERS: Partial<Record<FileKind, (text: string, source: SourceFile) => Report>> = {
  'openvino-report': readCsvReport,
  'openvino-report-json': readJsonReport,
  'openvino-log': readConsoleLog,
};

/**
 * Reads measurements of OpenVINO's benchmark_app, several files into one campaign.
 *
 * One process is one run: its forward time is the whole time divided by the inferences, as the program's own throughput is.
 * Where several requests are under way at once, that is no latency: the run is refused, unless the manifest asks for
 * throughput. Layer times are those of the performance counters, by the clock.
 */
export async function readOpenVinoCampaign(manifestFile: string): Promise<Campaign> {
  const { manifest, folder } = await readManifest(manifestFile, manifestSchema);
  const notes = new Notes();
  const entries = manifest.runs.map((run) => ({ ...run, streams: run.streams ?? manifest.streams }));
  const { runs, factors, leftOut } = await runsOfManifest(entries, (entry) => runOf(entry, folder, notes));
  const isOfStreams = entries.some((entry) => entry.streams !== undefined);
  return {
    runs,
    factors,
    furtherColumns: [...FURTHER_COLUMNS, ...(isOfStreams ? STREAMS_COLUMNS : [])],
    framework: 'openvino',
    metadata: manifest.metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}

async function runOf(entry: Entry, folder: string, notes: Notes): Promise<ImportedRun> {
  const { report, counters, streams: asked, ...run } = entry;
  if (report === undefined && run.status === 'ok') throw new Unreadable('an ok run has no report');
  const timed = report === undefined ? {} : await readTimed(entry, report, folder, notes.in(report));
  const layers = counters === undefined ? [] : await readLayers(counters, folder, asked, notes.in(counters));
  const { error, ...times } = timed;
  const failure = run.status === 'ok' ? (error ?? failureWithoutTime(times.forwardMs)) : undefined;
  return { ...run, ...(failure === undefined ? {} : { status: 'failed', failure }), ...times, layers };
}

type Timed = Pick<ImportedRun, 'forwardMs' | 'further'> & { readonly error?: string };

async function readTimed(
  { batchSize, streams: asked }: Entry,
  report: string,
  folder: string,
  note: Note,
): Promise<Timed> {
  const source = { file: report, expected: 'the report or the console log of OpenVINO’s benchmark_app' };
  const text = await readSourceText(resolve(folder, report), source);
  const kind = kindOfText(text);
  const read = READERS[kind];
  if (read === undefined) throw wrongKind(text, source);
  const result = resultOf(read(text, { ...source, kind }), { ...source, kind });
  if (result.error !== undefined) return { error: result.error };
  if (result.batchSize !== undefined && result.batchSize !== batchSize) {
    const expected = `${batchSize}, as the manifest says`;
    throw refusal({ ...source, expected }, 'the batch size is another', undefined, String(result.batchSize));
  }
  if (asked === undefined && result.requests > 1) {
    const expected = 'one after another, or "streams: throughput" in the manifest';
    throw refusal({ ...source, expected }, `inference requests overlap, ${result.requests} at once`);
  }
  return summarise(result, asked !== undefined, note);
}

function summarise(result: BenchmarkResult, isThroughput: boolean, note: Note): Timed {
  const { requests, iterations, durationMs, meanMs, medianMs, firstMs, throughput } = result;
  const wholeMs = durationMs === undefined || iterations === undefined ? undefined : durationMs / iterations;
  const cells = {
    iterations,
    first_inference_ms: measuredMs(firstMs, 'first inferences', note),
    latency_mean_ms: measuredMs(meanMs, 'mean latencies', note),
    latency_median_ms: measuredMs(medianMs, 'median latencies', note),
    throughput: measuredRate(throughput, 'throughputs', note),
    ...(isThroughput ? { requests_at_once: requests } : {}),
  };
  return {
    // A latency has two decimals, and leaves out what is between two requests.
    forwardMs: measuredMs(wholeMs ?? meanMs, 'times of runs', note),
    further: Object.fromEntries(
      Object.entries(cells).flatMap(([name, value]) =>
        value === undefined || !Number.isFinite(value) ? [] : [[name, String(value)]],
      ),
    ),
  };
}

/** Beside other requests, layers share the device: their times are no part of the time between batches. */
async function readLayers(
  counters: string,
  folder: string,
  asked: Entry['streams'],
  note: Note,
): Promise<ImportedLayer[]> {
  const source = { file: counters, expected: 'the counters of OpenVINO’s benchmark_app' };
  const text = await readSourceText(resolve(folder, counters), source);
  const kind = kindOfText(text);
  if (kind !== 'openvino-counters' && kind !== 'openvino-counters-json') throw wrongKind(text, source);
  const layers = readCounters(text, { ...source, kind }, note);
  if (asked === undefined) return measuredLayers(layers, note);
  for (const _ of layers) note('layers of runs of several requests');
  return [];
}
