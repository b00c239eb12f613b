import { type Column, COLUMNS, type TableName } from './columns.ts';

const RUN_KEY = ['model', 'library', 'batch_size', 'repetition'];

const KEYS: Readonly<Record<TableName, Readonly<Record<string, unknown>>>> = {
  runs: { primaryKey: RUN_KEY },
  layers: {
    primaryKey: [...RUN_KEY, 'layer'],
    foreignKeys: [{ fields: RUN_KEY, reference: { resource: 'runs', fields: RUN_KEY } }],
  },
  networks: { primaryKey: ['model', 'layer'] },
};

/** A table of a dataset as a tabular data resource of `datapackage.json`; `further` columns come after the standard ones. */
export function describeResource(
  table: TableName,
  further: readonly Column[] = [],
): Readonly<Record<string, unknown>> {
  return {
    name: table,
    path: `${table}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: { fields: [...COLUMNS[table], ...further], missingValues: [''], ...KEYS[table] },
  };
}
