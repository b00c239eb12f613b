import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Replaces the CSV files of a dataset folder by Parquet files with typed columns, and returns the folder. */
export async function asParquet(folder: string, tables: readonly string[]): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of tables) {
    const csv = join(folder, `${table}.csv`);
    await connection.run(
      `COPY (SELECT * FROM read_csv('${csv}', header = true, sample_size = -1)) TO '${join(folder, `${table}.parquet`)}'`,
    );
    await rm(csv);
  }
  connection.closeSync();
  instance.closeSync();
  return folder;
}
