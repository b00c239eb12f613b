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
  fillTable(card.querySelector('table')!, wide.table, fillCell);
  offerDownloads(card, wide);
  setReadouts(card, readoutsOfTable(wide.table));
  quietTitles(card);
}

function parseDrawing(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

function fillTable(table: HTMLTableElement, { columns, rows }: FigureTable, fillCell: FillCell): void {
  const head = document.createElement('tr');
  for (const column of columns) {
    const cell = head.appendChild(document.createElement('th'));
    cell.scope = 'col';
    cell.classList.toggle('number', column.numeric);
    cell.textContent = column.label;
  }
  table.tHead!.replaceChildren(head);
  table.tBodies[0]!.replaceChildren(
    ...rows.map((row) => {
      const line = document.createElement('tr');
      row.forEach((value, index) => {
        const column = columns[index]!;
        const cell = document.createElement(column.head && value !== null ? 'th' : 'td');
        if (cell.localName === 'th') cell.scope = 'row';
        else if (!column.numeric) cell.className = 'text';
        if (value === null) cell.append(missing());
        else fillCell(cell, column, value);
        line.append(cell);
      });
      return line;
    }),
  );
}

function missing(): HTMLElement {
  const element = document.createElement('span');
  element.className = 'missing';
  element.textContent = 'not measured';
  return element;
}
