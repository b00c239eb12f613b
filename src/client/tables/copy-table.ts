import { cellText, headersOf, singleSpaced } from './cells.ts';
import { tableText, type ShownTable } from './table-text.ts';
import { tableOf, tell } from './tools.ts';

/** Puts what the reader sees of a table on the clipboard. */
export function copyTable(button: Element): void {
  const tools = button.closest<HTMLElement>('[data-tools]')!;
  navigator.clipboard.writeText(tableText(plainTable(tableOf(tools)))).then(
    () => {
      tell(tools, 'Copied.');
    },
    () => {
      tell(tools, 'The browser did not allow copying.');
    },
  );
}

function plainTable(table: HTMLTableElement): ShownTable {
  const headers = headersOf(table);
  return {
    columns: headers.map((header) => ({
      label: singleSpaced(header),
      numeric: header.classList.contains('number'),
    })),
    rows: [...table.tBodies[0]!.rows]
      .filter((row) => !row.hidden)
      .map((row) => headers.map((_, index) => cellText(row, index))),
  };
}
