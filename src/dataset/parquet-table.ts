import { withDuckDb } from './duckdb.ts';
import type { Findings } from './finding.ts';
import type { RowReader, TableReading, TableSource } from './table-source.ts';

const ROWS = 'SELECT * FROM read_parquet($path)';

/**
 * A table in a Parquet file, read by DuckDB, whose offsets are rows: 0 is the header, 1 the first row. So the places
 * of problems are rows and columns of the table.
 *
 * Cells become the text that reads back to the same value, and pass the checks that a CSV file's cells pass.
 */
export function parquetTable(path: string, file: string): TableSource {
  return {
    file,
    header: () => readColumnNames(path),
    read: (findings, onHeader) => readParquet(path, findings, onHeader),
    locate: (targets) =>
      Promise.resolve(targets.map(({ offset, cell }) => ({ line: offset, column: (cell ?? 0) + 1 }))),
  };
}

function readColumnNames(path: string): Promise<readonly string[]> {
  return withDuckDb(path, (connection) =>
    connection.stream(ROWS, { path }).then(
      (rows) => rows.columnNames(),
      () => [],
    ),
  );
}

function readParquet(
  path: string,
  findings: Findings,
  onHeader: (names: readonly string[]) => RowReader | undefined,
): Promise<TableReading> {
  const failed = (error: unknown): undefined => {
    // The database says with a plain error what it cannot do.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    findings.add({
      message: 'the file cannot be read as Parquet',
      value: error.message,
      expected: 'a Parquet file',
    });
  };
  return withDuckDb(path, async (connection) => {
    const result = await connection.stream(ROWS, { path }).catch(failed);
    const reader = result && onHeader(result.columnNames());
    if (result === undefined || reader === undefined) return { complete: false };
    for (let row = 0; ;) {
      const chunk = await result.fetchChunk().catch(failed);
      if (chunk === undefined) return { complete: false };
      if (chunk === null || chunk.rowCount === 0) return { complete: true };
      for (const values of chunk.getRows()) reader.row(values.map(cellText), ++row);
    }
  });
}

/** A missing value is an empty cell; a double's text is the shortest that reads back to it. */
function cellText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
