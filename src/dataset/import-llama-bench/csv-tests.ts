import { CsvError, parse } from 'csv-parse/sync';
import type { SourceFile } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type BenchReading, benchTest } from './bench-test.ts';
import { fieldsOf, readLines } from './read-lines.ts';

/** Reads what llama-bench writes with `-o csv`; where several such files were made one, each has its header. */
export function readCsvTests(text: string, { file }: SourceFile): BenchReading {
  let header: readonly string[] | undefined;
  const reading = readLines(text, file, (line) => {
    if (/\bn_prompt\b/.test(line) && /\bn_gen\b/.test(line)) {
      header = cellsOf(line).map((name) => name.trim());
      return undefined;
    }
    if (header === undefined || !line.includes(',')) return undefined;
    return benchTest(fieldsOf(header, cellsOf(line)), { file });
  });
  // The program quotes every cell: a number without a quote behind it may lack digits.
  return { ...reading, mayBeCutOff: !/["\n\r]$/.test(text) };
}

function cellsOf(line: string): readonly string[] {
  try {
    const [cells = []] = parse(line, { relax_column_count: true });
    return cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Unreadable('a quote is open, or stands within a cell; expected a row of llama-bench');
  }
}
