import { factorsOfTables } from './factors-of-tables.ts';
import { openTable } from './open-table.ts';
import type { Problem } from './problem.ts';
import { readIterations } from './read-iterations.ts';
import { readLayers } from './read-layers.ts';
import { readRuns } from './read-runs.ts';
import { reportFindings } from './report-findings.ts';
import {
  type Described,
  keepsLayers,
  NO_LAYERS,
  NO_RUNS,
  type RowsReading,
  type Sinks,
} from './rows-reading.ts';

/** Reads and checks the rows of a dataset's folder, whose entries are `entries`; `name` is the dataset's. */
export async function readFolderRows(
  directory: string,
  name: string,
  entries: ReadonlySet<string>,
  { outline, declared, columns }: Described,
  sinks: Sinks,
): Promise<RowsReading> {
  const tables = {
    runs: openTable(directory, 'runs', entries, true),
    layers: openTable(directory, 'layers', entries, true),
    iterations: openTable(directory, 'iterations', entries, false),
  };
  const factors = await factorsOfTables(outline?.factors, tables.runs.source, tables.layers.source);
  const runs = tables.runs.source
    ? await readRuns(tables.runs.source, columns, factors, tables.runs.findings)
    : NO_RUNS;
  const layers = tables.layers.source
    ? await readLayers(
        tables.layers.source,
        runs,
        factors,
        keepsLayers(outline),
        tables.layers.findings,
        tables.runs.findings,
        sinks.layer?.(runs.runs, declared),
      )
    : NO_LAYERS;
  const iterationRows = tables.iterations.source
    ? await readIterations(
        tables.iterations.source,
        runs,
        factors,
        tables.iterations.findings,
        sinks.iteration?.(runs.runs, declared),
      )
    : 0;
  const problems: Problem[] = [];
  for (const { source, file, findings } of Object.values(tables))
    problems.push(...(await reportFindings(source, `${name}/${file}`, findings)));
  return { runs, layers, iterationRows, factors, problems };
}
