import type { DuckDBConnection } from '@duckdb/node-api';
import { Unreadable } from './import/unreadable.ts';

/**
 * Lends a connection to an embedded database of its own, for the Parquet file in `path`. Most folders hold CSV: only the
 * others should wait for the database, or need it at all.
 */
export async function withDuckDb<Result>(
  path: string,
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((error: unknown) => {
    throw new Unreadable(`reading Parquet needs DuckDB: ${path}; run npm install @duckdb/node-api`, {
      cause: error,
    });
  });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
