import { bestTimePerImageRows } from './best-time.ts';
import type { AdaptiveTables } from './adaptive/adaptive-tables.ts';
import type { Analysis } from './analysis.ts';
import { coldWarmRows } from './conditions/cold-warm.ts';
import { conditionsRows } from './conditions/conditions.ts';
import { energyRows } from './conditions/energy.ts';
import { latencyRows } from './latency/latency-rows.ts';
import { layerTimePerImageRows } from './layer-time.ts';
import { meanTimePerBatchRows, meanTimePerImageRows } from './mean-time.ts';
import { memoryRows } from './memory.ts';
import type { Metric } from './metric.ts';
import type { TableName, TableRows } from './rows.ts';
import { speedupRows } from './speedup.ts';
import { TABLE_COLUMNS, type TableColumns } from './table-columns.ts';
import { timeByRepetitionRows } from './time-by-repetition.ts';

/** What a table is computed from: the summaries, or other tables, which are kept once computed. */
export interface TableContext extends Pick<Analysis, 'summaries' | 'table'> {
  adaptive(metric: Metric): AdaptiveTables;
}

export interface TableDefinition<Name extends TableName = TableName> extends TableColumns<Name> {
  /** Rows sorted by the key columns: numbers by value, text by code units. */
  compute(context: TableContext, metric: Metric): readonly TableRows[Name][];
}

const compute: { readonly [Name in TableName]: TableDefinition<Name>['compute'] } = {
  'time-by-repetition': ({ summaries }, metric) => timeByRepetitionRows(summaries, metric),
  'mean-time-per-batch': ({ summaries }, metric) => meanTimePerBatchRows(summaries, metric),
  'mean-time-per-image': ({ table }, metric) => meanTimePerImageRows(table('mean-time-per-batch', metric)),
  'best-time-per-image': ({ table }, metric) => bestTimePerImageRows(table('mean-time-per-image', metric)),
  speedup: ({ table }, metric) => speedupRows(table('best-time-per-image', metric)),
  'layer-time-per-image': ({ summaries }, metric) => layerTimePerImageRows(summaries, metric),
  adaptive: ({ adaptive }, metric) => adaptive(metric).adaptive,
  'adaptive-summary': ({ adaptive }, metric) => adaptive(metric)['adaptive-summary'],
  'adaptive-layers': ({ adaptive }, metric) => adaptive(metric)['adaptive-layers'],
  memory: ({ summaries }, metric) => memoryRows(summaries, metric),
  latency: ({ summaries }, metric) => latencyRows(summaries, metric),
  'cold-warm': ({ summaries }, metric) => coldWarmRows(summaries, metric),
  energy: ({ summaries }, metric) => energyRows(summaries, metric),
  conditions: ({ summaries }, metric) => conditionsRows(summaries, metric),
};

/** Every table, in the order in which the site lists them. */
export const TABLES = Object.fromEntries(
  Object.entries(TABLE_COLUMNS).map(([name, columns]) => [
    name,
    { ...columns, compute: compute[name as TableName] },
  ]),
) as unknown as { readonly [Name in TableName]: TableDefinition<Name> };

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** The tables that are published of a dataset for a metric: some only where it has what they are of. */
export function publishedTables(analysis: Pick<Analysis, 'table'>, metric: Metric): readonly TableName[] {
  return TABLE_NAMES.filter((name) => !TABLES[name].isExtra || analysis.table(name, metric).length > 0);
}
