import { type Column, COLUMNS, columnsOf, factorsIn, type TableName } from './columns.ts';
import { PROFILES } from './data-package-profiles.ts';
import { inItems, type ItemWords } from './item-words.ts';
import { keyColumns } from './run-key.ts';
import type { Factor } from './types.ts';

/** The columns whose cells no two rows of a table have in common. */
export function primaryKey(table: TableName, factors: readonly Factor[]): readonly string[] {
  const run = keyColumns(factors.map(({ name }) => name));
  const keys: Readonly<Record<TableName, readonly string[]>> = {
    runs: run,
    layers: [...run, 'layer'],
    iterations: [...run, 'iteration'],
    networks: ['model', ...factorsIn('networks', factors).map(({ name }) => name), 'layer'],
  };
  return keys[table];
}

/** Of tables whose rows belong to a row of `runs`. */
function foreignKeys(table: TableName, factors: readonly Factor[]): object {
  if (table === 'runs' || table === 'networks') return {};
  const run = primaryKey('runs', factors);
  return { foreignKeys: [{ fields: run, reference: { resource: 'runs', fields: run } }] };
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
      primaryKey: primaryKey(table, factors),
      ...foreignKeys(table, factors),
    },
  };
}
