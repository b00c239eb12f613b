import { isUtf8 } from 'node:buffer';
import type { Findings } from './finding.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
export const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** What a file's bytes say before anything is parsed. */
export interface ByteState {
  size: number;
  /** Whether the last byte read ends a line. */
  endsLine: boolean;
}

export function newByteState(): ByteState {
  return { size: 0, endsLine: true };
}

/** Where in a line its first invalid character is; `line` is known to have one. */
function firstInvalidByte(line: Uint8Array): number {
  let at = 0;
  for (;;) {
    const lead = line[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (!isUtf8(line.subarray(at, at + length))) return at;
    at += length;
  }
}

/**
 * Passes a file's bytes on and reports what is wrong with them: an empty file, a byte-order mark, invalid UTF-8,
 * carriage returns, a last line without its end. Chunks come out cut at line ends, so that no character is split.
 */
export async function* checkBytes(
  chunks: AsyncIterable<Uint8Array>,
  state: ByteState,
  findings: Findings,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let crlfLines = 0;
  let firstCrlf = -1;

  const inspect = (lines: Buffer): void => {
    inspectBytes(lines, state.size, findings);
    for (let at = lines.indexOf(CARRIAGE_RETURN); at >= 0; at = lines.indexOf(CARRIAGE_RETURN, at + 1)) {
      if (lines[at + 1] !== NEWLINE) continue;
      if (firstCrlf < 0) firstCrlf = state.size + at;
      crlfLines += 1;
    }
    state.size += lines.length;
  };

  for await (const chunk of chunks) {
    const bytes =
      rest.length > 0
        ? Buffer.concat([rest, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (end === 0) continue;
    const lines = bytes.subarray(0, end);
    inspect(lines);
    yield lines;
  }
  if (rest.length > 0) {
    state.endsLine = false;
    inspect(rest);
    yield rest;
    findings.add({
      offset: state.size,
      message: 'the last line is cut off or lacks its line break',
      value: rest.toString('utf8'),
      expected: 'a line break after every row',
    });
  }
  if (crlfLines > 0) {
    findings.add({
      offset: firstCrlf,
      message:
        crlfLines === 1 ? 'a line ends in CRLF' : `${crlfLines} lines end in CRLF, the first of them here`,
      expected: 'lines that end in LF alone',
    });
  }
}

/**
 * Reports a byte-order mark at the beginning of the file, and each line that is not UTF-8, once, at its first invalid
 * byte. `offset` is where the lines stand in the file.
 */
export function inspectBytes(lines: Buffer, offset: number, findings: Findings): void {
  if (offset === 0 && lines.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
    findings.add({
      offset: 0,
      message: 'the file begins with a byte-order mark',
      expected: 'UTF-8 without one',
    });
  }
  if (isUtf8(lines)) return;
  for (let start = 0; start < lines.length;) {
    const newline = lines.indexOf(NEWLINE, start);
    const end = newline < 0 ? lines.length : newline + 1;
    const line = lines.subarray(start, end);
    if (!isUtf8(line)) {
      const at = firstInvalidByte(line);
      findings.add({
        offset: offset + start + at,
        message: 'invalid UTF-8',
        value: `byte 0x${line[at]!.toString(16)}`,
        expected: 'a file in UTF-8',
      });
    }
    start = end;
  }
}
