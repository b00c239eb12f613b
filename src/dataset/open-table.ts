import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TableName } from './columns.ts';
import { csvTable } from './csv-table.ts';
import { parquetTable } from './parquet-table.ts';
import type { TableSource } from './table-source.ts';

/** The file that holds a table: CSV, or else Parquet; undefined where the folder has neither. */
export function openTable(directory: string, table: TableName): TableSource | undefined {
  for (const [ending, open] of [
    ['csv', csvTable],
    ['parquet', parquetTable],
  ] as const) {
    const file = `${table}.${ending}`;
    const path = join(directory, file);
    if (existsSync(path)) return open(path, file);
  }
  return undefined;
}
