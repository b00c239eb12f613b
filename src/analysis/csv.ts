import { csvFormatValue } from 'd3-dsv';

export type CsvCell = string | number | null;

/**
 * CSV text after RFC 4180, but with `\n` line ends as everywhere in the project; null is an empty cell. It is for files
 * that people open: text that a spreadsheet would run as a formula gets a leading apostrophe. Whoever needs every text
 * exactly as the data have it reads the JSON beside it, or the dataset itself.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const columns = header.map((key, index) => ({ key, cell: (row: readonly CsvCell[]) => row[index]! }));
  return csvOf(columns, [rows]);
}

/** The same of rows of any form, which come part by part; each part is written column by column. */
export function csvOf<Row>(
  columns: readonly { readonly key: string; readonly cell: (row: Row) => CsvCell }[],
  parts: Iterable<readonly Row[]>,
): string {
  let text = `${columns.map(({ key }) => cellText(key)).join(',')}\n`;
  for (const rows of parts) {
    const [first, ...others] = columns.map(({ cell }) => cellTexts(rows.map((row) => cell(row))));
    for (let at = 0; at < rows.length; at += 1) {
      text += first![at]!;
      for (const column of others) text += `,${column[at]!}`;
      text += '\n';
    }
  }
  return text;
}

/** The texts of a column: numbers as JSON, which writes many at once in half the time; text that recurs, as tags do, once. */
function cellTexts(cells: readonly CsvCell[]): readonly string[] {
  if (cells.every(isNumberOrEmpty))
    return JSON.stringify(cells)
      .slice(1, -1)
      .split(',')
      .map((text) => (text === 'null' ? '' : text));
  let last: CsvCell = null;
  let text = '';
  return cells.map((cell) => {
    if (cell !== last) text = cellText(cell);
    last = cell;
    return text;
  });
}

/** What JSON writes as CSV has it, but for the word that is an empty cell. */
function isNumberOrEmpty(cell: CsvCell): boolean {
  return cell === null || Number.isFinite(cell);
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? csvFormatValue(defuse(cell)) : String(cell);
}

/** What starts a formula in a spreadsheet (OWASP, "CSV injection"). A negative number is a number, not text. */
const FORMULA = /^[=+\-@\t\r]/;

function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
