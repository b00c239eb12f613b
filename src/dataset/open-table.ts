import { join } from 'node:path';
import type { TableName } from './columns.ts';
import { csvTable } from './csv-table.ts';
import { entryProblem } from './entry-problem.ts';
import { Findings } from './finding.ts';
import { parquetTable } from './parquet-table.ts';
import type { TableSource } from './table-source.ts';

/** A table of a dataset's folder, with what is found wrong about it. */
export interface OpenTable {
  /** The file's name, whether or not it is there. */
  readonly file: string;
  readonly findings: Findings;
  /** Absent where there is no file that can be read. */
  readonly source?: TableSource;
}

/** Finds the file of a table in a folder: CSV, or else Parquet. `names` are the folder's entries. */
export function openTable(
  directory: string,
  table: TableName,
  names: ReadonlySet<string>,
  isRequired: boolean,
): OpenTable {
  const [csv, parquet] = [`${table}.csv`, `${table}.parquet`];
  const [file, open] = !names.has(csv) && names.has(parquet) ? [parquet, parquetTable] : [csv, csvTable];
  const findings = new Findings();
  if (names.has(csv) && names.has(parquet)) {
    findings.add({ message: 'the table is in another file too', value: parquet, expected: 'one of the two' });
  }
  if (!names.has(file) && !isRequired) return { file, findings };
  const path = join(directory, file);
  const problem = entryProblem(path, 'file', 'a CSV file with a header row');
  if (problem === undefined) return { file, findings, source: open(path, file) };
  findings.add(problem);
  return { file, findings };
}
