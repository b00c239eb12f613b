import type { TableName } from '../columns.ts';
import { factorsOfTables } from '../factors-of-tables.ts';
import { Findings } from '../finding.ts';
import { formatProblem, type Problem } from '../problem.ts';
import { readHeader } from '../read-header.ts';
import { readRuns } from '../read-runs.ts';
import { reportFindings } from '../report-findings.ts';
import { type Described, keepsLayers, NO_LAYERS, type RowsReading, type Sinks } from '../rows-reading.ts';
import { keyColumns } from '../run-key.ts';
import { checkIterations } from './check-iterations.ts';
import { checkLayers } from './check-layers.ts';
import type { ClusterTables } from './cluster-schema.ts';
import { type ClusterTable, openClusterTable } from './cluster-table.ts';
import { type Cluster, ClusterFailure } from './connection.ts';
import { readIterationStates } from './read-iteration-states.ts';
import { readLayerStates } from './read-layer-states.ts';
import { digestOfTables } from './rows-digest.ts';
import { RunRows } from './run-rows.ts';

/** The tables of a dataset that are in a cluster. */
export async function openClusterTables(cluster: Cluster, { only, ...names }: ClusterTables) {
  const [runs, layers, iterations] = await Promise.all([
    openClusterTable(cluster, names.runs, only),
    openClusterTable(cluster, names.layers, only),
    names.iterations === undefined ? undefined : openClusterTable(cluster, names.iterations, only),
  ]);
  return { runs, layers, iterations, all: [runs, layers, ...(iterations ? [iterations] : [])] };
}

/**
 * Reads and checks the rows of a dataset in a cluster. Runs come as rows, in the order of their keys; of layers and iterations
 * what the shards make of them. `name` is the dataset's; a folder that has files of the same tables too is refused. `known`
 * is the digest of the rows, where it has been asked for.
 *
 * @throws ClusterFailure where the rows cannot be had, or change meanwhile
 */
export async function readClusterRows(
  cluster: Cluster,
  names: ClusterTables,
  name: string,
  entries: ReadonlySet<string>,
  { outline, declared, columns }: Described,
  sinks: Sinks,
  known?: string,
): Promise<RowsReading> {
  const tables = await openClusterTables(cluster, names);
  const findings = { runs: new Findings(), layers: new Findings(), iterations: new Findings() };
  const before = known ?? (await digestOfTables(cluster, tables.all));
  const factors = await factorsOfTables(outline?.factors, tables.runs, tables.layers);
  const factorNames = factors.map((factor) => factor.name);
  tables.runs.orderBy(keyColumns(factorNames));
  tables.runs.checkTypes('runs', findings.runs);
  const runs = await readRuns(tables.runs, columns, factors, findings.runs);

  /** The rows of a table, or undefined where its columns are not those that it has to have. */
  const rowsOf = async (table: TableName & keyof typeof findings, source: ClusterTable) => {
    const header = readHeader(table, await source.header(), undefined, findings[table], factors);
    source.checkTypes(table, findings[table]);
    if (header === undefined || findings[table].count > 0) return undefined;
    return new RunRows(source, runs, factorNames);
  };
  const layerRows = await rowsOf('layers', tables.layers);
  const layers =
    layerRows === undefined
      ? NO_LAYERS
      : await checkLayers(cluster, layerRows, runs, keepsLayers(outline), findings.layers, findings.runs);
  const iterationRows = tables.iterations && (await rowsOf('iterations', tables.iterations));
  const iterations =
    iterationRows && (await checkIterations(cluster, iterationRows, runs, findings.iterations));

  const isSound = Object.values(findings).every(({ count }) => count === 0);
  const state = sinks.state?.(runs.runs, declared);
  const layerSink = sinks.layer?.(runs.runs, declared);
  const iterationSink = sinks.iteration?.(runs.runs, declared);
  if (isSound && state && layerSink && layerRows) {
    const runRows = new RunRows(tables.runs, runs, factorNames);
    await readLayerStates(cluster, layerRows, runRows, runs, layerSink, state);
  }
  if (isSound && state && iterationSink && iterationRows && iterations)
    await readIterationStates(cluster, iterationRows, runs, iterations.ofRun, iterationSink, state);

  const problems: Problem[] = twice(names, name, entries);
  for (const table of ['runs', 'layers', 'iterations'] as const) {
    const source = tables[table];
    if (source) problems.push(...(await reportFindings(source, `${name}/${source.file}`, findings[table])));
  }
  if ((await digestOfTables(cluster, tables.all)) !== before) throw changed(name, names);
  return { runs, layers, iterationRows: iterations?.rows ?? 0, factors, problems };
}

function twice(names: ClusterTables, name: string, entries: ReadonlySet<string>): Problem[] {
  return (['runs', 'layers', 'iterations'] as const).flatMap((table) =>
    [`${table}.csv`, `${table}.parquet`]
      .filter((file) => entries.has(file))
      .map((file) => ({
        file: `${name}/${file}`,
        line: 0,
        column: 0,
        message: 'the table is in ClickHouse too',
        value: names[table] ?? names.runs,
        expected: 'one of the two',
      })),
  );
}

function changed(name: string, { runs, layers, iterations }: ClusterTables): ClusterFailure {
  return new ClusterFailure(
    formatProblem({
      file: `${name}/datapackage.json`,
      line: 0,
      column: 0,
      message: 'the rows changed while they were read',
      value: [runs, layers, iterations].filter((table) => table !== undefined).join(', '),
      expected: 'the same rows from the beginning to the end; try again',
    }),
  );
}
