/** A cell, in quotes or not, and what ends it. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n)/y;

/**
 * The rows at the beginning of `lines` whose quotes are as they should be, up to the first one that is not, or that ends in
 * no line break: a parser that tells why takes ten times as long. `take` gets the cells and the length in bytes.
 *
 * @returns how many bytes these rows have
 */
export function splitQuotedRows(
  lines: Buffer,
  take: (cells: readonly string[], bytes: number) => void,
): number {
  const text = lines.toString('utf8');
  const isAscii = text.length === lines.length;
  let taken = 0;
  let start = 0;
  let cells: string[] = [];
  CELL.lastIndex = 0;
  for (let match = CELL.exec(text); match !== null; match = CELL.exec(text)) {
    const [, quoted, plain, end] = match;
    cells.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    const next = CELL.lastIndex;
    const bytes = isAscii ? next - start : Buffer.byteLength(text.slice(start, next));
    take(cells, bytes);
    taken += bytes;
    start = next;
    cells = [];
  }
  return taken;
}
