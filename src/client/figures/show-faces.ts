import { cellText } from '../../figures/cell-text.ts';
import type { Faces } from '../../figures/build-faces.ts';
import type { Cell, FigureColumn, FigureTable } from '../../figures/figure.ts';
import { offerDownloads } from './downloads.ts';
import { describeBox, setReadouts } from './pointing.ts';
import { quietTitles } from './quiet-titles.ts';
import { readoutsOfTable } from './readouts.ts';

/** Writes a value into a cell of the table view. */
export type FillCell = (cell: HTMLTableCellElement, column: FigureColumn, value: Exclude<Cell, null>) => void;

const fillRounded: FillCell = (cell, column, value) => {
  cell.textContent = cellText(column, value);
};

/** Puts another state of a figure into its card: drawings, caption, table, files, values. Nothing around it moves up. */
export function showFaces(card: HTMLElement, faces: Faces, fillCell = fillRounded): void {
  const { wide, narrow } = faces;
  const box = card.querySelector<HTMLElement>('.figure-box')!;
  box.style.minHeight = `${box.clientHeight}px`;
  box.replaceChildren(
    ...[wide, ...(narrow === undefined ? [] : [narrow])].map(({ svg }) => parseDrawing(svg)),
  );
  box.setAttribute('aria-label', wide.title);
  describeBox(box);
  card.querySelector('.figure-caption')!.textContent = wide.caption;
  fillWhenOpen(card.querySelector('table')!, wide.table, fillCell);
  offerDownloads(card, wide);
  setReadouts(card, readoutsOfTable(wide.table));
  quietTitles(card);
}

function parseDrawing(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

/** What the tables of folded cards will show when they are unfolded. */
const waiting = new WeakMap<HTMLTableElement, (() => void) | undefined>();

/** A table may have a thousand rows: while it is folded away it is left empty, and filled when the reader asks for it. */
function fillWhenOpen(table: HTMLTableElement, contents: FigureTable, fillCell: FillCell): void {
  const fill = (): void => {
    fillTable(table, contents, fillCell);
  };
  const details = table.closest('details');
  if (details === null || details.open) {
    if (waiting.has(table)) waiting.set(table, undefined);
    fill();
    return;
  }
  table.tBodies[0]!.replaceChildren();
  const isListening = waiting.has(table);
  waiting.set(table, fill);
  if (isListening) return;
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    waiting.get(table)?.();
    waiting.set(table, undefined);
  });
}

function fillTable(table: HTMLTableElement, { columns, rows }: FigureTable, fillCell: FillCell): void {
  const head = document.createElement('tr');
  for (const { key, label, numeric } of columns) {
    const cell = head.appendChild(document.createElement('th'));
    cell.scope = 'col';
    cell.classList.toggle('number', numeric);
    if (key === 'model' || key === 'library') cell.dataset['filter'] = key;
    cell.textContent = label;
  }
  table.classList.toggle('two-heads', columns[0]?.head === true && columns[1]?.head === true);
  table.tBodies[0]!.replaceChildren(
    ...rows.map((row) => {
      const line = document.createElement('tr');
      row.forEach((value, index) => {
        const column = columns[index]!;
        const cell = document.createElement(column.head && value !== null ? 'th' : 'td');
        if (cell.localName === 'th') cell.scope = 'row';
        else cell.classList.toggle('text', !column.numeric);
        if (value === null) {
          cell.classList.add('missing');
          cell.textContent = 'not measured';
        } else fillCell(cell, column, value);
        line.append(cell);
      });
      return line;
    }),
  );
  // Last, since it tells the table's tools that there is another table now.
  table.tHead!.replaceChildren(head);
}
