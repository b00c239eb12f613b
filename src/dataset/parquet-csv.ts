import { withDuckDb } from './duckdb.ts';

/** Writes the table in a Parquet file as CSV, streaming: its rows in their order, every number to its last digit. */
export function writeParquetAsCsv(parquet: string, csv: string): Promise<void> {
  return withDuckDb(parquet, async (connection) => {
    await connection.run(
      `COPY (SELECT * FROM read_parquet(${quoted(parquet)})) TO ${quoted(csv)} (FORMAT csv, HEADER, NULLSTR '')`,
    );
  });
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
