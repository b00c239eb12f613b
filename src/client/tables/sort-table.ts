import { orderOf } from './cell-order.ts';
import { cellText, headersOf } from './cells.ts';
import { rememberOrder } from './published-order.ts';

/** Makes a button of each heading that is not one, for those who do without a pointer. */
export function makeSortable(table: HTMLTableElement): void {
  for (const header of headersOf(table)) {
    if (header.querySelector('button') !== null) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
  }
}

/** Marks a heading as the one that its table is sorted by. @returns the direction, the other one than before */
export function turnHeader(header: HTMLTableCellElement): 1 | -1 {
  const ascending = header.ariaSort !== 'ascending';
  for (const other of headersOf(header.closest('table')!)) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  return ascending ? 1 : -1;
}

/** Sorts the rows of a table by one of its columns, and the other way the next time. */
export function sortBy(header: HTMLTableCellElement): void {
  const sign = turnHeader(header);
  const body = header.closest('table')!.tBodies[0]!;
  rememberOrder(body);
  const order = orderOf(header);
  const rows = [...body.rows].map((row) => ({ row, text: cellText(row, header.cellIndex) }));
  rows.sort((a, b) => order(a.text, b.text, sign));
  body.replaceChildren(...rows.map(({ row }) => row));
}
