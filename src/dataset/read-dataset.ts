import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { TableName } from './columns.ts';
import { Findings } from './finding.ts';
import { openTable } from './open-table.ts';
import type { Problem } from './problem.ts';
import { readChanges } from './read-changes.ts';
import { readDescriptor } from './read-descriptor.ts';
import { readLayers } from './read-layers.ts';
import { readNetworks } from './read-networks.ts';
import { readRuns, type RunsReading } from './read-runs.ts';
import { reportFindings } from './report-findings.ts';
import type { Dataset, Descriptor, LayerSink, Run } from './types.ts';

/** Frameworks that fuse layers, and choose which for each batch size: their runs need not have the same layers. */
const FUSING_FRAMEWORKS: ReadonlySet<string> = new Set(['tensorrt', 'onnxruntime']);

export interface DatasetReading {
  /** Absent where there is any problem. */
  readonly dataset?: Dataset;
  /** All problems of all files; of one file at most a hundred, and how many more there are. */
  readonly problems: readonly Problem[];
  readonly layerRows: number;
  readonly layerTimings: number;
}

/**
 * Reads and checks the dataset in `directory`, whose name is the folder's.
 *
 * Layer timings are streamed, once, to the sink that `layerSink` makes for the runs: rows are never held. Where there
 * are problems, what the sink received is not to be used. Throws only where files cannot be read at all.
 */
export async function readDataset(
  directory: string,
  layerSink?: (runs: readonly Run[]) => LayerSink,
): Promise<DatasetReading> {
  const name = basename(resolve(directory));
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    const problem = {
      file: name,
      line: 0,
      column: 0,
      message: 'the folder is missing',
      expected: 'a dataset',
    };
    return { problems: [problem], layerRows: 0, layerTimings: 0 };
  }
  const open = (table: TableName) => ({ source: openTable(directory, table), findings: new Findings() });
  const tables = { runs: open('runs'), layers: open('layers'), networks: open('networks') };
  for (const { source, findings } of [tables.runs, tables.layers]) {
    if (source === undefined) {
      findings.add({ message: 'the file is missing', expected: 'a CSV file with a header row' });
    }
  }

  const { descriptor, problems } = await readDescriptor(
    join(directory, 'datapackage.json'),
    `${name}/datapackage.json`,
    name,
  );
  const described = descriptor && new Set(Object.keys(descriptor.fields.runs ?? {}));
  const runs: RunsReading = tables.runs.source
    ? await readRuns(tables.runs.source, described, tables.runs.findings)
    : { runs: [], indexByKey: new Map<string, number>(), offsets: [], complete: false };
  const layers = tables.layers.source
    ? await readLayers(
        tables.layers.source,
        runs,
        (run) => fuses(run, descriptor),
        tables.layers.findings,
        tables.runs.findings,
        layerSink?.(runs.runs),
      )
    : { rows: 0, timings: 0 };
  const networks = tables.networks.source
    ? await readNetworks(tables.networks.source, tables.networks.findings)
    : [];

  const reported = [...problems];
  for (const [table, { source, findings }] of Object.entries(tables)) {
    reported.push(...(await reportFindings(source, `${name}/${source?.file ?? `${table}.csv`}`, findings)));
  }
  if (descriptor !== undefined) {
    reported.push(...(await readChanges(directory, descriptor.version)).problems);
  }
  const counts = { layerRows: layers.rows, layerTimings: layers.timings };
  if (reported.length > 0 || descriptor === undefined) return { problems: reported, ...counts };
  return { dataset: { name, descriptor, runs: runs.runs, networks }, problems: [], ...counts };
}

function fuses(run: Run, descriptor: Descriptor | undefined): boolean {
  const framework = descriptor?.libraries[run.library]?.framework?.toLowerCase();
  return framework !== undefined && FUSING_FRAMEWORKS.has(framework);
}
