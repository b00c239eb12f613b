import type { Findings } from './finding.ts';
import type { RowReader, TableReading, TableSource } from './table-source.ts';

/**
 * A table in a Parquet file, read by DuckDB, whose offsets are rows: 0 is the header, 1 the first row. So the places
 * of problems are rows and columns of the table.
 *
 * Cells become the text that reads back to the same value, and pass the checks that a CSV file's cells pass.
 */
export function parquetTable(path: string, file: string): TableSource {
  return {
    file,
    read: (findings, onHeader) => readParquet(path, findings, onHeader),
    locate: (targets) =>
      Promise.resolve(targets.map(({ offset, cell }) => ({ line: offset, column: (cell ?? 0) + 1 }))),
  };
}

async function readParquet(
  path: string,
  findings: Findings,
  onHeader: (names: readonly string[]) => RowReader | undefined,
): Promise<TableReading> {
  // Most folders hold CSV: only the others should wait for the database, or need it at all.
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((error: unknown) => {
    throw new Error(`reading Parquet needs DuckDB: ${path}; run npm install @duckdb/node-api`, {
      cause: error,
    });
  });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const failed = (error: unknown): undefined => {
    findings.add({
      message: 'the file cannot be read as Parquet',
      value: error instanceof Error ? error.message : String(error),
      expected: 'a Parquet file',
    });
  };
  try {
    const result = await connection.stream('SELECT * FROM read_parquet($path)', { path }).catch(failed);
    const reader = result && onHeader(result.columnNames());
    if (result === undefined || reader === undefined) return { complete: false };
    for (let row = 0; ;) {
      const chunk = await result.fetchChunk().catch(failed);
      if (chunk === undefined) return { complete: false };
      if (chunk === null || chunk.rowCount === 0) return { complete: true };
      for (const values of chunk.getRows()) reader.row(values.map(cellText), ++row);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A missing value is an empty cell; a double's text is the shortest that reads back to it. */
function cellText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value as string | number | bigint);
}
