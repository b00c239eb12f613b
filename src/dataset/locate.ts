import { BYTE_ORDER_MARK } from './byte-checks.ts';

/** A byte offset, or a cell of the row that begins there. */
export interface Target {
  readonly offset: number;
  readonly cell?: number;
}

/** 1-based; columns count characters, a byte-order mark not among them. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** Of a row of a database, which has no lines: its key. */
  readonly key?: string;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines and columns of byte offsets and of cells of a CSV file, in the order of `targets`.
 *
 * One pass over the bytes, whatever the number of targets. Quoted cells may span lines; a cell that its row lacks is
 * located at the row's end.
 */
export async function locate(
  chunks: AsyncIterable<Uint8Array>,
  targets: readonly Target[],
): Promise<readonly Position[]> {
  const positions = new Array<Position>(targets.length);
  const places = targets
    .flatMap(({ offset, cell }, index) => (cell === undefined ? [{ offset, index }] : []))
    .sort((a, b) => a.offset - b.offset);
  const cells = targets
    .flatMap(({ offset, cell }, index) => (cell === undefined ? [] : [{ offset, cell, index }]))
    .sort((a, b) => a.offset - b.offset || a.cell - b.cell);
  let place = 0;
  let sought = 0;
  let offset = 0;
  let line = 1;
  let column = 1;
  /** Offset of the row being searched, -1 outside one. */
  let row = -1;
  let cell = 0;
  let quoted = false;

  // Before a byte-order mark is where it is: the first column.
  const here = (): Position => ({ line, column: Math.max(column, 1) });
  const settleCells = (upTo: number): void => {
    while (cells[sought]?.offset === row && cells[sought]!.cell <= upTo) {
      positions[cells[sought++]!.index] = here();
    }
  };

  for await (const chunk of chunks) {
    if (offset === 0 && BYTE_ORDER_MARK.compare(chunk.subarray(0, 3)) === 0) column = 0;
    for (const byte of chunk) {
      while (places[place]?.offset === offset) positions[places[place++]!.index] = here();
      if (cells[sought]?.offset === offset) {
        row = offset;
        cell = 0;
        quoted = false;
        settleCells(0);
      }
      if (!quoted && (byte === NEWLINE || byte === CARRIAGE_RETURN)) {
        settleCells(Infinity);
        row = -1;
      }
      offset += 1;
      if (byte === NEWLINE) {
        line += 1;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) {
        // Continuation bytes of UTF-8 belong to the character before them.
        column += 1;
      }
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === COMMA && !quoted) {
        cell += 1;
        settleCells(cell);
      }
    }
    if (place === places.length && sought === cells.length) break;
  }
  for (const { index } of [...places.slice(place), ...cells.slice(sought)]) positions[index] = here();
  return positions;
}

/** The same in bytes that are in memory as a whole. */
export function locateIn(bytes: Uint8Array, targets: readonly Target[]): Promise<readonly Position[]> {
  return locate(inOneChunk(bytes), targets);
}

async function* inOneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
