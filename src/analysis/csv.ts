import { csvFormatRows } from 'd3-dsv';

export type CsvCell = string | number | null;

export interface CsvOptions {
  /**
   * Text that a spreadsheet would run as a formula gets a leading apostrophe. For files that people open;
   * off for machine-readable ones, where a cell must be exactly what the data say.
   */
  readonly defuseFormulas?: boolean;
}

/** CSV text after RFC 4180, but with `\n` line ends as everywhere in the project; null is an empty cell. */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  { defuseFormulas = false }: CsvOptions = {},
): string {
  const format = (cell: CsvCell) => {
    if (cell === null) return '';
    return defuseFormulas && typeof cell === 'string' ? defuse(cell) : String(cell);
  };
  return `${csvFormatRows([header, ...rows].map((row) => row.map(format)))}\n`;
}

/** What starts a formula in a spreadsheet (OWASP, "CSV injection"). A negative number is a number, not text. */
const FORMULA = /^[=+\-@\t\r]/;

function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
