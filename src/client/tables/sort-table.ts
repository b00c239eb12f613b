import { cellText, headersOf } from './cells.ts';
import { rememberOrder } from './published-order.ts';

const collator = new Intl.Collator('en', { numeric: true });

/** The leading number of a cell such as `1,234.5 ± 0.2`, a time in µs in ms as its neighbours; undefined for "not measured" and words. */
function leadingNumber(text: string): number | undefined {
  const number = Number.parseFloat(text.replaceAll(',', '').replace('−', '-'));
  if (Number.isNaN(number)) return undefined;
  return text.includes('µs') ? number / 1000 : number;
}

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

/** Sorts the rows of a table by one of its columns, and the other way the next time. */
export function sortBy(header: HTMLTableCellElement): void {
  const table = header.closest('table')!;
  const ascending = header.ariaSort !== 'ascending';
  for (const other of headersOf(table)) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  const body = table.tBodies[0]!;
  rememberOrder(body);
  const compare = header.classList.contains('number') ? compareNumbers : compareWords;
  const sign = ascending ? 1 : -1;
  const rows = [...body.rows].map((row) => ({ row, text: cellText(row, header.cellIndex) }));
  rows.sort((a, b) => compare(a.text, b.text, sign));
  body.replaceChildren(...rows.map(({ row }) => row));
}

function compareWords(a: string, b: string, sign: number): number {
  return sign * collator.compare(a, b);
}

/** What was not measured stays last, whichever way the rest is sorted. */
function compareNumbers(a: string, b: string, sign: number): number {
  const x = leadingNumber(a);
  const y = leadingNumber(b);
  return x === undefined || y === undefined
    ? Number(x === undefined) - Number(y === undefined)
    : sign * (x - y);
}
