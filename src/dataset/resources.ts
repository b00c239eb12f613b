import { type Column, COLUMNS, columnsOf, factorsIn, type TableName } from './columns.ts';
import { PROFILES } from './data-package-profiles.ts';
import { inItems, type ItemWords } from './item-words.ts';
import { keyColumns } from './run-key.ts';
import type { Factor } from './types.ts';

function keysOf(table: TableName, factors: readonly Factor[]): Readonly<Record<string, unknown>> {
  const run = keyColumns(factors.map(({ name }) => name));
  const ofRuns = { foreignKeys: [{ fields: run, reference: { resource: 'runs', fields: run } }] };
  const keys: Readonly<Record<TableName, Readonly<Record<string, unknown>>>> = {
    runs: { primaryKey: run },
    layers: { primaryKey: [...run, 'layer'], ...ofRuns },
    iterations: { primaryKey: [...run, 'iteration'], ...ofRuns },
    networks: { primaryKey: ['model', ...factorsIn('networks', factors).map(({ name }) => name), 'layer'] },
  };
  return keys[table];
}

/**
 * A table of a dataset as a tabular data resource of `datapackage.json`; `further` columns come after the standard ones, which
 * are described in the words for what a batch has several of.
 */
export function describeResource(
  table: TableName,
  further: readonly Column[] = [],
  factors: readonly Factor[] = [],
  item?: ItemWords,
): Readonly<Record<string, unknown>> {
  const standard = columnsOf(table, factors).map((column) =>
    COLUMNS[table].includes(column)
      ? { ...column, description: inItems(column.description, { item }) }
      : column,
  );
  return {
    $schema: PROFILES.resource,
    name: table,
    path: `${table}.csv`,
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      $schema: PROFILES.schema,
      fields: [...standard, ...further],
      missingValues: [''],
      ...keysOf(table, factors),
    },
  };
}
