/** A table as plain text: what stands in its cells, spaces single. */
export interface ShownTable {
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A number as pages write it, its spread, and what is said of it in parentheses. */
const MEASURED = /^([−+]?[\d,]+(?:\.\d+)?(?:e[+-]?\d+)?)(×|%)?(?: ± ([\d,.]+))?( µs)?(?: \((.+)\))?$/;

interface Parts {
  readonly value: string;
  readonly spread: string;
  readonly note: string;
}

/**
 * A table as tab-separated text that a spreadsheet takes for numbers: no separators of thousands, plain minus signs, all times in ms,
 * mean and spread in columns of their own, nothing where nothing was measured. Formulas are defused.
 */
export function tableText({ columns, rows }: ShownTable): string {
  const lines: string[][] = [[], ...rows.map(() => [])];
  columns.forEach(({ label, numeric }, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    for (const [head, texts] of numeric ? numberColumns(label, cells) : [[label, cells] as const])
      [head, ...texts].forEach((text, line) => lines[line]!.push(field(text)));
  });
  return lines.map((line) => line.join('\t')).join('\n');
}

/** A column, and beside it those for the spreads and the notes of its cells where there are any. */
function numberColumns(label: string, cells: readonly string[]): (readonly [string, readonly string[]])[] {
  const parts = cells.map(partsOf);
  const column = (part: keyof Parts) => parts.map((each) => each[part]);
  return (
    [
      [label, column('value')],
      [`${label}, ±`, column('spread')],
      [`${label}, note`, column('note')],
    ] as const
  ).filter(([, texts], index) => index === 0 || texts.some((text) => text !== ''));
}

function partsOf(cell: string): Parts {
  if (cell === 'not measured' || cell === '–') return { value: '', spread: '', note: '' };
  const found = MEASURED.exec(cell);
  if (found === null) return { value: cell, spread: '', note: '' };
  const [, value, unit, spread = '', micro, note = ''] = found;
  const number = micro === undefined ? plain : inMilliseconds;
  return { value: number(value!) + (unit === '%' ? unit : ''), spread: number(spread), note };
}

function plain(number: string): string {
  return number.replaceAll(',', '').replace('−', '-').replace(/^\+/, '');
}

/** A time that was written in µs, in the unit of its column. */
function inMilliseconds(number: string): string {
  return number === '' ? '' : String(Number((Number(plain(number)) / 1000).toPrecision(12)));
}

function field(text: string): string {
  const isFormula = /^[=+\-@]/.test(text) && Number.isNaN(Number(text.replace(/%$/, '')));
  const safe = isFormula ? `'${text}` : text;
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : safe;
}
