import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { COLUMNS } from '../dataset/columns.ts';

/** A file of a dataset's folder as it is published under `/data/<dataset>/`. */
export interface DatasetFile {
  readonly name: string;
  /** Where it is on disk. */
  readonly path: string;
  /** It is the CSV of a table that the folder has as Parquet; all others are published byte by byte. */
  readonly isConverted: boolean;
}

export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.parquet': 'application/vnd.apache.parquet',
};

/** What the site itself publishes there. */
const MADE = new Set([
  'failures.csv',
  'commands.csv',
  'files.csv',
  'claims.json',
  'croissant.json',
  'summaries.json',
  'points.json',
]);

/** The published files of the dataset in a folder, by name: its own, and CSV for what is Parquet. */
export async function datasetFiles(folder: string): Promise<readonly DatasetFile[]> {
  const names = new Set(await readdir(folder));
  const own = [...names].filter((name) => extname(name) in MEDIA_TYPES && !MADE.has(name));
  const converted = Object.keys(COLUMNS).filter(
    (table) => names.has(`${table}.parquet`) && !names.has(`${table}.csv`),
  );
  return [
    ...own.map((name) => ({ name, path: join(folder, name), isConverted: false })),
    ...converted.map((table) => ({
      name: `${table}.csv`,
      path: join(folder, `${table}.parquet`),
      isConverted: true,
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}
