import { csvParseRows } from 'd3-dsv';
import { glanceText } from '../../figures/table.ts';
import type { PlainTable } from '../../figures/table.ts';
import { publishedRows } from './published-rows.ts';

/** What is to be read at one mark: what it is of, and its exact values by name. */
export interface Readout {
  readonly heading: string;
  readonly values: readonly { readonly label: string; readonly text: string }[];
}

/** Beyond six digits there is nothing that was measured. */
const DIGITS = 6;

interface ReadCell {
  readonly label: string;
  /** It names the row, and needs no label to be understood. */
  readonly head: boolean;
  readonly text: string;
}

/** What is to be read at the mark of a row. */
export function readoutOfRow({ columns, rows }: PlainTable, index: number): Readout | undefined {
  const row = rows[index];
  return (
    row &&
    readout(
      row.map((cell, position) => {
        const column = columns[position]!;
        return {
          label: column.label,
          head: column.head === true,
          text: cell === null ? '' : typeof cell === 'number' ? exactText(cell) : glanceText(column, cell),
        };
      }),
    )
  );
}

/** The same of every row of a card as it was published: names from its table, exact numbers from its file. */
export async function readoutsOfCard(card: HTMLElement): Promise<Readout[]> {
  const file = card.querySelector<HTMLAnchorElement>('[data-download="csv"]');
  const table = card.querySelector('table');
  if (file === null || table === null) return [];
  const headers = [...table.tHead!.rows[0]!.cells];
  const [text, rows] = await Promise.all([
    fetch(file.href).then((answer) => answer.text()),
    publishedRows(card),
  ]);
  const exact = csvParseRows(text).slice(1);
  return rows.map((row, rowIndex) =>
    readout(
      [...row.cells].map((cell, index) => {
        const numeric = headers[index]!.classList.contains('number');
        const value = exact[rowIndex]?.[index] ?? '';
        return {
          label: headers[index]!.textContent.trim(),
          head: cell.localName === 'th',
          text: !numeric ? cell.textContent.trim() : value === '' ? '' : exactText(Number(value)),
        };
      }),
    ),
  );
}

function readout(cells: readonly ReadCell[]): Readout {
  const filled = cells.filter(({ text }) => text !== '');
  return {
    heading: [...new Set(filled.filter(({ head }) => head).map(({ text }) => text))].join(' · '),
    values: filled.filter(({ head }) => !head).map(({ label, text }) => ({ label, text })),
  };
}

export function exactText(value: number): string {
  return String(Number(value.toPrecision(DIGITS))).replace('-', '−');
}
