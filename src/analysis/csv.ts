import { csvFormatRows } from 'd3-dsv';

export type CsvCell = string | number | null;

/**
 * CSV text after RFC 4180, but with `\n` line ends as everywhere in the project; null is an empty cell. It is for files
 * that people open: text that a spreadsheet would run as a formula gets a leading apostrophe. Whoever needs every text
 * exactly as the data have it reads the JSON beside it, or the dataset itself.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const format = (cell: CsvCell) => {
    if (cell === null) return '';
    return typeof cell === 'string' ? defuse(cell) : String(cell);
  };
  return `${csvFormatRows([header, ...rows].map((row) => row.map(format)))}\n`;
}

/** What starts a formula in a spreadsheet (OWASP, "CSV injection"). A negative number is a number, not text. */
const FORMULA = /^[=+\-@\t\r]/;

function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
