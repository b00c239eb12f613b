import { absentText, type Column, glanceText, type PlainCell, type PlainTable } from '../../figures/table.ts';
import { tableShape } from '../../figures/table-shape.ts';
import { measuredCells } from './readouts.ts';

/** Writes a value into a cell of the table view. @param measured a number to the digits that were measured */
export type FillCell = (
  cell: HTMLTableCellElement,
  column: Column,
  value: Exclude<PlainCell, null>,
  measured: string | undefined,
) => void;

export const fillRounded: FillCell = (cell, column, value) => {
  cell.textContent = glanceText(column, value);
};

/** Fills a figure's table: at once where it is open, or else when it is opened, since most never are. */
export function fillTable(table: HTMLTableElement, data: PlainTable, fillCell: FillCell): void {
  const fold = table.closest('details');
  // The rows that were published elsewhere are of another state.
  table.closest('.figure')!.querySelector('.table-elsewhere')?.remove();
  const fill = () => {
    if (fold !== null) fold.ontoggle = null;
    fillNow(table, data, fillCell);
  };
  if (fold === null || fold.open) fill();
  else {
    table.tBodies[0]!.replaceChildren();
    fold.ontoggle = fill;
  }
}

function fillNow(table: HTMLTableElement, { columns, rows }: PlainTable, fillCell: FillCell): void {
  const head = document.createElement('tr');
  for (const column of columns) {
    const cell = head.appendChild(document.createElement('th'));
    cell.scope = 'col';
    cell.classList.toggle('number', column.number !== undefined);
    if (column.filter !== undefined) cell.dataset['filter'] = column.key;
    cell.textContent = column.label;
  }
  const lines = rows.map((row) => {
    const texts = measuredCells(columns, row);
    return row.map((value, index) => {
      const column = columns[index]!;
      const cell = document.createElement(column.head && value !== null && value !== '' ? 'th' : 'td');
      if (cell.localName === 'th') cell.scope = 'row';
      else cell.classList.toggle('text', column.number === undefined);
      if (value === null) {
        cell.classList.add('missing');
        cell.textContent = absentText(column);
      } else fillCell(cell, column, value, texts.get(column.key));
      return cell;
    });
  });
  const { classes, wordy } = tableShape(
    columns,
    lines.map((cells) =>
      cells.map(({ classList, textContent }) => (classList.contains('missing') ? '' : textContent)),
    ),
  );
  table.className = classes.join(' ');
  for (const cells of [[...head.cells], ...lines])
    cells.forEach((cell, index) => cell.classList.toggle('wordy', wordy[index]));
  table.tBodies[0]!.replaceChildren(
    ...lines.map((cells) => {
      const line = document.createElement('tr');
      line.append(...cells);
      return line;
    }),
  );
  // Last, since it tells the table's tools that there is another table now.
  table.tHead!.replaceChildren(head);
}
