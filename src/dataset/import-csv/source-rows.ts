import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { BYTE_ORDER_MARK, inspectBytes } from '../byte-checks.ts';
import { csvTable, quoteFinding } from '../csv-table.ts';
import { entryProblem } from '../entry-problem.ts';
import { type Finding, Findings } from '../finding.ts';
import { RefusedSourceError } from '../import/refused-source.ts';
import { reportFindings } from '../report-findings.ts';
import type { SourceCells } from './mapped-cells.ts';

export interface SourceRow {
  /** On which the row begins, from 1. */
  readonly line: number;
  readonly cells: SourceCells;
}

export interface SourceRows {
  readonly rows: readonly SourceRow[];
  /** Lines that are no rows: empty ones, ones with too few or too many cells. */
  readonly unreadable: readonly { readonly line: number; readonly why: string }[];
}

/**
 * Reads the rows of any CSV file, `file` being the name to report. A spreadsheet's byte-order mark and line ends pass;
 * what makes every row doubtful is refused: other encodings, quotes left open, a header that lacks one of `columns`
 * or has it twice.
 */
export async function readSourceRows(
  path: string,
  file: string,
  delimiter: string,
  columns: readonly string[],
): Promise<SourceRows> {
  const findings = new Findings();
  const refuseIfFound = async (): Promise<void> => {
    if (findings.count === 0) return;
    throw new RefusedSourceError(await reportFindings(csvTable(path, file), file, findings));
  };
  const missing = entryProblem(path, 'file', 'a CSV file with a header row');
  if (missing !== undefined) findings.add(missing);
  await refuseIfFound();
  const bytes = await readFile(path);
  const start = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  // At offset 0 a mark would be a problem; here it is taken off.
  inspectBytes(bytes.subarray(start), start, findings);
  await refuseIfFound();

  const [header, ...records] = parseRecords(bytes, delimiter, file);
  for (const finding of checkHeader(header?.cells, columns)) findings.add(finding);
  await refuseIfFound();
  const names = header!.cells;
  const rows: SourceRow[] = [];
  const unreadable: { line: number; why: string }[] = [];
  for (const { line, cells } of records) {
    if (cells.length === names.length) {
      const entries = columns.map((column) => [column, cells[names.indexOf(column)]!] as const);
      rows.push({ line, cells: Object.fromEntries(entries) });
    } else {
      const isEmpty = cells.length === 1 && cells[0] === '';
      const why = `the row has ${cells.length} cells; expected ${names.length}, as the header has`;
      unreadable.push({ line, why: isEmpty ? 'the line is empty' : why });
    }
  }
  return { rows, unreadable };
}

interface SourceRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseRecords(bytes: Buffer, delimiter: string, file: string): readonly SourceRecord[] {
  try {
    const records = parse(bytes, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // The parser tells the line on which a row ends.
    return records.map(({ record }, index) => ({
      line: (records[index - 1]?.info.lines ?? 0) + 1,
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(/line (\d+)/.exec(error.message)?.[1] ?? 0);
    const { message, expected } = quoteFinding(error);
    throw new RefusedSourceError([{ file, line, column: Number(line > 0), message, expected }]);
  }
}

function checkHeader(names: readonly string[] | undefined, columns: readonly string[]): readonly Finding[] {
  if (names === undefined) return [{ message: 'the file is empty', expected: 'a header row' }];
  return [...new Set(columns)].flatMap((column): Finding[] => {
    const count = names.filter((name) => name === column).length;
    if (count === 1) return [];
    const message = `the header ${count === 0 ? 'lacks' : 'has more than once'} a column that the mapping names`;
    return [{ offset: 0, message, value: column, expected: count === 0 ? names.join(', ') : 'it once' }];
  });
}
