import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { TableName } from './columns.ts';
import { csvTable } from './csv-table.ts';
import { entryProblem } from './entry-problem.ts';
import { type FileKind, kindOfBytes, kindOfText, mayBeTable, wordsOf } from './file-kind.ts';
import { Findings } from './finding.ts';
import { parquetTable } from './parquet-table.ts';
import type { TableSource } from './table-source.ts';

const TABLE = 'a CSV file with a header row';
const HEAD_BYTES = 1 << 16;

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
  const problem = entryProblem(path, 'file', TABLE);
  const kind = problem === undefined && open === csvTable ? otherKind(path) : undefined;
  if (problem !== undefined) findings.add(problem);
  else if (kind !== undefined) findings.add({ message: `it seems to be ${wordsOf(kind)}`, expected: TABLE });
  else return { file, findings, source: open(path, file) };
  return { file, findings };
}

/** The kind of a file that is clearly no table: of one, each column would be a problem. */
function otherKind(path: string): FileKind | undefined {
  const head = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  try {
    const bytes = head.subarray(0, readSync(file, head));
    const kind = kindOfBytes(bytes) ?? kindOfText(bytes.toString('utf8'));
    return bytes.length === 0 || mayBeTable(kind) ? undefined : kind;
  } finally {
    closeSync(file);
  }
}
