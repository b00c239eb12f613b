/**
 * The rows of whole lines that hold no quote, where a comma is always a delimiter: half of the time of reading a
 * dataset goes into parsing, and nearly all of it can be spared. `take` gets the cells and the length in bytes.
 *
 * Rows of a run follow one another: the cells with which a row begins like the one before are not made anew.
 */
export function splitRows(lines: Buffer, take: (cells: readonly string[], bytes: number) => void): void {
  const text = lines.toString('utf8');
  const isAscii = text.length === lines.length;
  let before: readonly string[] = [];
  let beginning: Beginning | undefined;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (text.charCodeAt(end - 1) === 0x0d && end > start && newline >= 0) end -= 1;
    const bytes = isAscii ? next - start : Buffer.byteLength(text.slice(start, next));
    if (beginning !== undefined && text.startsWith(beginning.text, start)) {
      const rest = text.slice(start + beginning.text.length, end).split(',');
      take(beginning.cells.concat(rest), bytes);
    } else {
      const cells = text.slice(start, end).split(',');
      // Only the second row of a run shows with what all of them begin.
      beginning = beginning === undefined ? commonBeginning(before, cells) : undefined;
      before = cells;
      take(cells, bytes);
    }
    start = next;
  }
}

/** The cells with which rows begin, and their text with the comma behind them. */
interface Beginning {
  readonly cells: readonly string[];
  readonly text: string;
}

function commonBeginning(before: readonly string[], cells: readonly string[]): Beginning | undefined {
  let common = 0;
  while (common < cells.length - 1 && cells[common] === before[common]) common += 1;
  if (common === 0) return undefined;
  const shared = before.slice(0, common);
  return { cells: shared, text: `${shared.join(',')},` };
}
