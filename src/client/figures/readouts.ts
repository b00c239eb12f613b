import { csvParseRows } from 'd3-dsv';
import { measuredTexts } from '../../figures/measures/measured-text.ts';
import { glanceText, isShare, type Column, type PlainCell, type PlainTable } from '../../figures/table.ts';
import { publishedRows } from './published-rows.ts';

/** What is to be read at one mark: what it is of, and its values by name, to the digits that were measured. */
export interface Readout {
  readonly heading: string;
  readonly values: readonly { readonly label: string; readonly text: string }[];
}

interface ReadCell {
  readonly label: string;
  /** It names the row, and needs no label to be understood. */
  readonly head: boolean;
  readonly text: string;
}

/** The numbers of a row, to the digits that were measured, by the keys of their columns. */
export function measuredCells(
  columns: readonly Column[],
  row: readonly PlainCell[],
): ReadonlyMap<string, string> {
  const numbers = columns.flatMap(({ key }, position) => {
    const cell = row[position];
    return typeof cell === 'number' ? [[key, cell] as const] : [];
  });
  return measuredTexts(new Map(numbers), new Set(columns.filter(isShare).map(({ key }) => key)));
}

/** What is to be read at the mark of a row. */
export function readoutOfRow({ columns, rows }: PlainTable, index: number): Readout | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const texts = measuredCells(columns, row);
  return readout(
    row.map((cell, position) => {
      const column = columns[position]!;
      const text = cell === null ? '' : (texts.get(column.key) ?? glanceText(column, cell));
      return { label: column.label, head: column.head === true, text };
    }),
  );
}

/** The same of every row of a card as it was published: names from its table, numbers from its file. */
export async function readoutsOfCard(card: HTMLElement): Promise<Readout[]> {
  const file = card.querySelector<HTMLAnchorElement>('[data-download="csv"]');
  const table = card.querySelector('table');
  if (file === null || table === null) return [];
  const headers = [...table.tHead!.rows[0]!.cells];
  const [text, rows] = await Promise.all([
    fetch(file.href).then((answer) => answer.text()),
    publishedRows(card),
  ]);
  const isNumeric = headers.map(({ classList }) => classList.contains('number'));
  const [keys = [], ...exact] = csvParseRows(text);
  return rows.map((row, rowIndex) => {
    const written = exact[rowIndex] ?? [];
    const texts = measuredTexts(
      new Map(
        keys.flatMap((key, index) =>
          isNumeric[index] && written[index] ? [[key, Number(written[index])] as const] : [],
        ),
      ),
      new Set(keys.filter((_, index) => row.cells[index]?.textContent.trim().endsWith('%'))),
    );
    return readout(
      [...row.cells].map((cell, index) => ({
        label: headers[index]!.textContent.trim(),
        head: cell.localName === 'th',
        text: isNumeric[index] ? (texts.get(keys[index]!) ?? '') : cell.textContent.trim(),
      })),
    );
  });
}

function readout(cells: readonly ReadCell[]): Readout {
  const filled = cells.filter(({ text }) => text !== '');
  return {
    heading: [...new Set(filled.filter(({ head }) => head).map(({ text }) => text))].join(' · '),
    values: filled.filter(({ head }) => !head).map(({ label, text }) => ({ label, text })),
  };
}
