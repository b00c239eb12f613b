import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { DescriptorOutline } from './descriptor-outline.ts';
import { entryProblem } from './entry-problem.ts';
import { factorsOfTables } from './factors-of-tables.ts';
import { Findings } from './finding.ts';
import { openTable } from './open-table.ts';
import type { Problem } from './problem.ts';
import { withBatchSizes } from './planned-batch-sizes.ts';
import { readChanges } from './read-changes.ts';
import { readDescriptor } from './read-descriptor.ts';
import { readIterations } from './read-iterations.ts';
import { readLayers } from './read-layers.ts';
import { type MeasuredModel, readNetworks } from './read-networks.ts';
import { readRuns, type RunsReading } from './read-runs.ts';
import { reportFindings } from './report-findings.ts';
import type { Dataset, Factor, IterationSink, LayerSink, Run } from './types.ts';
import { unreadFiles } from './unread-files.ts';

/** Frameworks that fuse layers, and choose which for each batch size: their runs need not have the same layers. */
const FUSING_FRAMEWORKS: ReadonlySet<string> = new Set(['tensorrt', 'onnxruntime', 'openvino']);

/** The folder's name stands in addresses, where `#`, `%` and `?` have a meaning of their own. */
const NAME = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u;

const NO_RUNS: RunsReading = {
  runs: [],
  rejected: [],
  indexByKey: new Map(),
  offsets: [],
  notes: [],
  complete: false,
};

const NOTHING = { layerRows: 0, layerTimings: 0, zeroTimings: 0, iterationRows: 0, unread: [], notes: [] };

export interface DatasetReading {
  /** Absent where there is any problem. */
  readonly dataset?: Dataset;
  /** All problems of all files; of one file at most a hundred, and how many more there are. */
  readonly problems: readonly Problem[];
  readonly layerRows: number;
  readonly layerTimings: number;
  /** Layer timings of 0, below the timer's resolution. */
  readonly zeroTimings: number;
  readonly iterationRows: number;
  /** What else lies in the folder and is no part of the dataset, by name. */
  readonly unread: readonly string[];
  /** What may be wrong with the dataset, in words. */
  readonly notes: readonly string[];
}

/** Makes the sink of a dataset's rows, of whose runs and factors all is known before the first one comes. */
export type MakeSink<Sink> = (runs: readonly Run[], factors: readonly Factor[]) => Sink;

/**
 * Reads and checks the dataset in `directory`, whose name is the folder's.
 *
 * Layer timings and iterations are streamed, once, to the sinks that are made for the runs: rows are never held. Where
 * there are problems, what the sinks received is not to be used. No problem of one file hides one of another.
 */
export async function readDataset(
  directory: string,
  layerSink?: MakeSink<LayerSink>,
  iterationSink?: MakeSink<IterationSink>,
): Promise<DatasetReading> {
  const name = basename(resolve(directory));
  const folderProblem = entryProblem(directory, 'folder', 'a dataset');
  if (folderProblem !== undefined) {
    const findings = new Findings();
    findings.add(folderProblem);
    const problems = await reportFindings(undefined, name, findings);
    return { problems, ...NOTHING };
  }
  const names = (await readdir(directory)).sort();
  const entries = new Set(names);
  const tables = {
    runs: openTable(directory, 'runs', entries, true),
    layers: openTable(directory, 'layers', entries, true),
    iterations: openTable(directory, 'iterations', entries, false),
    networks: openTable(directory, 'networks', entries, false),
  };
  const descriptorFile = 'datapackage.json';
  const { descriptor, outline, problems } = await readDescriptor(
    join(directory, descriptorFile),
    `${name}/${descriptorFile}`,
    name,
  );
  const factors = await factorsOfTables(outline?.factors, tables.runs, tables.layers);
  const declared = descriptor?.factors ?? [];
  const described = outline?.columns && (outline.columns.get('runs') ?? new Map<string, object>());
  const runs = tables.runs.source
    ? await readRuns(tables.runs.source, described, factors, tables.runs.findings)
    : NO_RUNS;
  const layers = tables.layers.source
    ? await readLayers(
        tables.layers.source,
        runs,
        factors,
        ({ library }) => keepsLayers(library, outline),
        tables.layers.findings,
        tables.runs.findings,
        layerSink?.(runs.runs, declared),
      )
    : { rows: 0, timings: 0, zeros: 0 };
  const iterations = tables.iterations.source
    ? await readIterations(
        tables.iterations.source,
        runs,
        factors,
        tables.iterations.findings,
        iterationSink?.(runs.runs, declared),
      )
    : 0;
  const networks = tables.networks.source
    ? await readNetworks(tables.networks.source, factors, tables.networks.findings, measuredModels(runs))
    : [];

  const reported: Problem[] = [];
  if (!NAME.test(name)) {
    const message = "the folder's name is none that an address can have";
    const expected = 'letters, digits, spaces, ".", "_" and "-"';
    reported.push({ file: name, line: 0, column: 0, message, value: name, expected });
  }
  reported.push(...problems);
  for (const { source, file, findings } of Object.values(tables)) {
    reported.push(...(await reportFindings(source, `${name}/${file}`, findings)));
  }
  const unread = unreadFiles(name, names, outline?.paths ?? []);
  reported.push(...unread.problems, ...(await readChanges(directory, outline?.version)).problems);
  const counts = {
    layerRows: layers.rows,
    layerTimings: layers.timings,
    zeroTimings: layers.zeros,
    iterationRows: iterations,
    unread: unread.others,
    notes: runs.notes,
  };
  if (reported.length > 0 || descriptor === undefined) return { problems: reported, ...counts };
  const measuring = descriptor.measuring && withBatchSizes(descriptor.measuring, runs.runs);
  const dataset = { name, descriptor: { ...descriptor, measuring }, runs: runs.runs, networks };
  return { dataset, problems: [], ...counts };
}

/** Whether a library's runs must all have the same layers; where libraries cannot be told, none has to. */
function keepsLayers(library: string, outline: DescriptorOutline | undefined): boolean {
  if (outline?.libraries === undefined) return false;
  const { framework, layersVary } = outline.libraries.get(library) ?? {};
  return layersVary !== true && !FUSING_FRAMEWORKS.has(framework?.toLowerCase() ?? '');
}

function measuredModels({ runs, rejected, complete }: RunsReading): readonly MeasuredModel[] | undefined {
  return complete ? [...runs, ...rejected] : undefined;
}
