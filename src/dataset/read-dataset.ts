import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { checkVersions } from './check-versions.ts';
import { withCluster } from './clickhouse/connection.ts';
import { isDatasetName } from './dataset-name.ts';
import { entryProblem } from './entry-problem.ts';
import { Findings } from './finding.ts';
import { openTable } from './open-table.ts';
import type { Problem } from './problem.ts';
import { withBatchSizes } from './planned-batch-sizes.ts';
import { readChanges } from './read-changes.ts';
import { readDescriptor } from './read-descriptor.ts';
import { readFolderRows } from './read-folder-rows.ts';
import { type MeasuredModel, readNetworks } from './read-networks.ts';
import type { RunsReading } from './read-runs.ts';
import { reportFindings } from './report-findings.ts';
import { type MakeSink, NO_ROWS } from './rows-reading.ts';
import type { StateSink } from './partial-state.ts';
import type { Dataset, IterationSink, LayerSink } from './types.ts';
import { unreadFiles } from './unread-files.ts';

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

/**
 * Reads and checks the dataset in `directory`, whose name is the folder's.
 *
 * Layer timings and iterations are streamed, once, to the sinks that are made for the runs: rows are never held. Where
 * there are problems, what the sinks received is not to be used. No problem of one file hides one of another.
 *
 * Rows may be in the ClickHouse cluster that the environment names. It reduces most of them itself: what it has reduced comes
 * to the sink of states, and nothing to the others where there is none.
 *
 * @param rowsBefore the digest of the rows in that cluster, where it has been asked for: they have to be those
 * @throws ClusterFailure where that cluster cannot be read, or its rows change meanwhile
 */
export async function readDataset(
  directory: string,
  layerSink?: MakeSink<LayerSink>,
  iterationSink?: MakeSink<IterationSink>,
  stateSink?: MakeSink<StateSink>,
  rowsBefore?: string,
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
  const descriptorFile = 'datapackage.json';
  const { descriptor, outline, problems } = await readDescriptor(
    join(directory, descriptorFile),
    `${name}/${descriptorFile}`,
    name,
  );
  const described = {
    outline,
    declared: descriptor?.factors ?? [],
    columns: outline?.columns && (outline.columns.get('runs') ?? new Map<string, object>()),
  };
  const sinks = { layer: layerSink, iteration: iterationSink, state: stateSink };
  const cluster = outline?.cluster;
  const { runs, layers, iterationRows, factors, ...rows } =
    cluster === undefined
      ? await readFolderRows(directory, name, entries, described, sinks)
      : cluster === null
        ? NO_ROWS
        : await withCluster(name, async (connection) => {
            const { readClusterRows } = await import('./clickhouse/read-cluster-rows.ts');
            return readClusterRows(connection, cluster, name, entries, described, sinks, rowsBefore);
          });
  const table = openTable(directory, 'networks', entries, false);
  const networks = table.source
    ? await readNetworks(table.source, factors, table.findings, measuredModels(runs))
    : [];

  const reported: Problem[] = [];
  if (!isDatasetName(name)) {
    const message = "the folder's name is none that an address can have";
    const expected = 'letters, digits, spaces, ".", "_" and "-"';
    reported.push({ file: name, line: 0, column: 0, message, value: name, expected });
  }
  reported.push(...problems, ...rows.problems);
  reported.push(...(await reportFindings(table.source, `${name}/${table.file}`, table.findings)));
  const unread = unreadFiles(name, names, outline?.paths ?? []);
  const { changes, problems: ofChanges } = await readChanges(directory, outline?.version);
  reported.push(...unread.problems, ...ofChanges, ...(await checkVersions(directory, changes)));
  const counts = {
    layerRows: layers.rows,
    layerTimings: layers.timings,
    zeroTimings: layers.zeros,
    iterationRows,
    unread: unread.others,
    notes: runs.notes,
  };
  if (reported.length > 0 || descriptor === undefined) return { problems: reported, ...counts };
  const measuring = descriptor.measuring && withBatchSizes(descriptor.measuring, runs.runs);
  const dataset = { name, descriptor: { ...descriptor, measuring }, runs: runs.runs, networks };
  return { dataset, problems: [], ...counts };
}

function measuredModels({ runs, rejected, complete }: RunsReading): readonly MeasuredModel[] | undefined {
  return complete ? [...runs, ...rejected] : undefined;
}
