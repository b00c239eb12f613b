import { CsvError, parse } from 'csv-parse/sync';
import { quoteFinding } from '../csv-table.ts';
import { kindOfText, mayBeTable } from '../file-kind.ts';
import { refusal, RefusedSourceError, type SourceFile, wrongKind } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { expectOneOf } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { SourceCells } from './mapped-cells.ts';
import { type LayersMapping, mappedColumns, type Mapping, type RunsMapping } from './mapping.ts';

export interface SourceRow {
  /** On which the row begins, from 1. */
  readonly line: number;
  readonly cells: SourceCells;
  /** The cells of the columns that the mapping does not name, in the order of `unmapped`. */
  readonly others: readonly string[];
}

export interface SourceRows {
  readonly rows: readonly SourceRow[];
  /** The columns that the mapping does not name. */
  readonly unmapped: readonly string[];
  /** Lines that are no rows: empty ones, ones with too few or too many cells. */
  readonly unreadable: readonly { readonly line: number; readonly why: string }[];
  /** Whether the last line ends as the others do: otherwise the file may be cut off within it. */
  readonly endsLine: boolean;
}

/**
 * Reads the rows of any CSV file. A spreadsheet's byte-order mark and line ends pass; what makes every row doubtful is
 * refused: another encoding than the mapping says, quotes left open, a header that lacks a mapped column or has it twice.
 */
export async function readSourceRows(
  path: string,
  table: RunsMapping | LayersMapping,
  { delimiter, encoding }: Pick<Mapping, 'delimiter' | 'encoding'>,
): Promise<SourceRows> {
  const source = {
    file: table.file,
    expected: 'a CSV file with a header row',
    otherEncoding: '"encoding" in the mapping',
  };
  const text = await readSourceText(path, source, encoding);
  const { records, headerLine } = parseRecords(text, delimiter, table.skip, source);
  const [header, ...others] = records;
  if (header === undefined) throw refusal(source, 'there is no header row');
  const names = header.cells.map((name) => name.trim());
  if (names.every((name) => name === '')) {
    const expected = `${source.expected}, or "skip" in the mapping`;
    throw refusal({ ...source, expected }, 'the header row is empty', { line: headerLine, column: 1 });
  }
  const columns = [...new Set(mappedColumns(table))];
  const problems = columns.flatMap((column) =>
    headerProblem(column, names, delimiter, source.file, headerLine),
  );
  if (problems.length > 0)
    throw mayBeTable(kindOfText(text)) ? new RefusedSourceError(problems) : wrongKind(text, source);
  const mapped = new Set(columns.map((column) => column.trim()));
  const unmapped = names.flatMap((name, at) => (mapped.has(name) || name === '' ? [] : [{ name, at }]));
  const rows: SourceRow[] = [];
  const unreadable: { line: number; why: string }[] = [];
  for (const { line, cells } of others) {
    if (cells.length === names.length) {
      const entries = columns.map((column) => [column, cells[names.indexOf(column.trim())]!] as const);
      const otherCells = unmapped.map(({ at }) => cells[at]!.trim());
      rows.push({ line, cells: Object.fromEntries(entries), others: otherCells });
    } else {
      const isEmpty = cells.length === 1 && cells[0] === '';
      const why = `the row has ${cells.length} cells; expected ${names.length}, as the header has`;
      unreadable.push({ line, why: isEmpty ? 'the line is empty' : why });
    }
  }
  return { rows, unmapped: unmapped.map(({ name }) => name), unreadable, endsLine: /[\n\r]$/.test(text) };
}

interface SourceRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseRecords(
  text: string,
  delimiter: string,
  skip: number,
  source: SourceFile,
): { readonly records: readonly SourceRecord[]; readonly headerLine: number } {
  const table = afterLines(text, skip);
  try {
    const records = parse(table, { delimiter, info: true, relax_column_count: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // The parser tells the line on which a row ends.
    const lines = records.map(({ record }, index) => ({
      line: skip + (records[index - 1]?.info.lines ?? 0) + 1,
      cells: record,
    }));
    return { records: lines, headerLine: skip + 1 };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(/line (\d+)/.exec(error.message)?.[1] ?? 0);
    const { message, expected } = quoteFinding(error);
    const position = line > 0 ? { line: skip + line, column: 1 } : undefined;
    throw refusal({ ...source, expected }, message, position);
  }
}

/** What comes after so many lines; they may end in LF, CRLF or CR. */
function afterLines(text: string, count: number): string {
  const ends = text.matchAll(/\r\n|\n|\r/g);
  let start = 0;
  for (let skipped = 0; skipped < count; skipped += 1) {
    const { value } = ends.next();
    if (value === undefined) return '';
    start = value.index + value[0].length;
  }
  return text.slice(start);
}

const OTHER_DELIMITERS = [',', ';', '\t', '|'];

function headerProblem(
  column: string,
  names: readonly string[],
  delimiter: string,
  file: string,
  line: number,
): readonly Problem[] {
  const count = names.filter((name) => name === column.trim()).length;
  if (count === 1) return [];
  const place = { file, line, column: 1, value: column };
  if (count > 1) {
    const message = 'the header has more than once a column that the mapping names';
    return [{ ...place, message, expected: 'it once' }];
  }
  const other = OTHER_DELIMITERS.find((mark) => mark !== delimiter && names.join(delimiter).includes(mark));
  const hint = names.length === 1 && other !== undefined ? `, or "delimiter: ${JSON.stringify(other)}"` : '';
  const message = 'the header lacks a column that the mapping names';
  return [{ ...place, message, expected: expectOneOf(column, names) + hint }];
}
