import { csvFormatValue } from 'd3-dsv';

export type CsvCell = string | number | null;

/**
 * CSV text after RFC 4180, but with `\n` line ends as everywhere in the project; null is an empty cell. It is for files
 * that people open: text that a spreadsheet would run as a formula gets a leading apostrophe. Whoever needs every text
 * exactly as the data have it reads the JSON beside it, or the dataset itself.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return csvOf(
    header.map((key, index) => ({ key, cell: (row: readonly CsvCell[]) => row[index]! })),
    rows,
  );
}

/** The same of rows of any form, whose cells are read column by column. */
export function csvOf<Row>(
  columns: readonly { readonly key: string; readonly cell: (row: Row) => CsvCell }[],
  rows: Iterable<Row>,
): string {
  const [first, ...others] = columns.map(columnWriter);
  let text = `${columns.map(({ key }) => cellText(key)).join(',')}\n`;
  for (const row of rows) {
    text += first!(row);
    for (const write of others) text += `,${write(row)}`;
    text += '\n';
  }
  return text;
}

/** Writes the cells of a column one after another: most of them say what the row before says, which is written already. */
function columnWriter<Row>({ cell: read }: { cell(row: Row): CsvCell }): (row: Row) => string {
  let last: CsvCell = null;
  let text = '';
  return (row) => {
    const cell = read(row);
    if (cell !== last) {
      last = cell;
      text = cellText(cell);
    }
    return text;
  };
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
