import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { csvParseRows } from 'd3-dsv';
import { BYTE_ORDER_MARK, checkBytes, newByteState } from './byte-checks.ts';
import type { Finding, Findings } from './finding.ts';
import { locate } from './locate.ts';
import { splitQuotedRows } from './split-quoted-rows.ts';
import { splitRows } from './split-rows.ts';
import type { RowReader, TableReading, TableSource } from './table-source.ts';

/** A quoted cell that grows beyond this was left open. */
const LONGEST_ROW = 1_000_000;
const CHUNK_BYTES = 1 << 18;
const QUOTE = 0x22;

/** A table in a CSV file, whose offsets are bytes. */
export function csvTable(path: string, file: string): TableSource {
  return {
    file,
    header: () => readHeaderRow(path),
    read: (findings, onHeader) => readCsv(path, findings, onHeader),
    locate: (targets) => locate(createReadStream(path), targets),
  };
}

async function readHeaderRow(path: string): Promise<readonly string[]> {
  const file = await open(path);
  try {
    for await (const line of file.readLines()) return csvParseRows(line.replace(/^\uFEFF/, ''))[0] ?? [];
    return [];
  } finally {
    await file.close();
  }
}

/** Reports what is wrong with the bytes, the quoting, empty lines and rows with too few or too many cells. */
async function readCsv(
  path: string,
  findings: Findings,
  onHeader: (names: readonly string[]) => RowReader | undefined,
): Promise<TableReading> {
  const state = newByteState();
  let width = -1;
  let reader: RowReader | undefined;
  let offset = 0;

  const take = (cells: readonly string[], bytes: number): void => {
    const start = offset;
    offset += bytes;
    if (width < 0) {
      width = cells.length;
      reader = onHeader(cells);
    } else if (cells.length === width) {
      reader?.row(cells, start);
    } else if (reader !== undefined) {
      // A last line that is cut off is reported as such.
      if (state.endsLine || offset < state.size) findings.add(wrongWidth(cells, width, start));
      reader.malformed?.(cells, start);
    }
  };

  const chunks = checkBytes(createReadStream(path, { highWaterMark: CHUNK_BYTES }), state, findings);
  let parser: QuotedRows | undefined;
  for await (const chunk of chunks) {
    let lines = chunk;
    if (offset === 0 && lines.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
      lines = lines.subarray(3);
      offset = 3;
    }
    if (parser === undefined && !lines.includes(QUOTE)) {
      splitRows(lines, take);
      continue;
    }
    const rest = parser === undefined ? lines.subarray(splitQuotedRows(lines, take)) : lines;
    // A cell in quotes may go on in the next chunk.
    if (rest.length > 0) (parser ??= parseQuotedRows(take)).write(rest);
  }
  if (state.size === 0) {
    findings.add({ message: 'the file is empty', expected: 'a header row' });
    return { complete: false };
  }
  const error = await parser?.end();
  if (error === undefined) return { complete: true };
  findings.add({ ...quoteFinding(error), offset, cell: Number(error.column) });
  return { complete: false };
}

interface QuotedRows {
  write(lines: Buffer): void;
  /** Resolves to what is wrong with the quotes, if anything is: nothing after it was parsed. */
  end(): Promise<CsvError | undefined>;
}

function parseQuotedRows(take: (cells: readonly string[], bytes: number) => void): QuotedRows {
  let parsed = 0;
  const parser = parse({
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[], { bytes }) => {
      take(cells, bytes - parsed);
      parsed = bytes;
      return null;
    },
  });
  parser.resume();
  const outcome = finished(parser).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof CsvError) return error;
      throw error;
    },
  );
  return {
    write(lines) {
      if (!parser.destroyed) parser.write(lines);
    },
    end: async () => {
      if (!parser.destroyed) parser.end();
      return outcome;
    },
  };
}

function wrongWidth(cells: readonly string[], width: number, offset: number): Finding {
  if (cells.length === 1 && cells[0] === '')
    return { offset, message: 'the line is empty', expected: 'a row' };
  return {
    offset,
    cell: Math.min(cells.length, width),
    message: `the row has ${cells.length} cells`,
    value: cells.join(','),
    expected: `${width}, as the header has`,
  };
}

/** What a parser that gave up has to say: it does so over quotes alone. */
export function quoteFinding(error: CsvError): Finding {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return {
      message: 'a quote is left open',
      expected: 'a closing quote; the rest of the file is not checked',
    };
  }
  return {
    message: 'a quote stands inside a cell',
    expected: 'quotes around the whole cell, doubled within it; the rest of the file is not checked',
  };
}
