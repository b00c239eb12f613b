import { cellText, headersOf } from './cells.ts';
import { tableOf, tell, toolsOf } from './tools.ts';

/** Hides the rows that the selects of a table's tools leave out, and says how many are left. */
export function applyFilters(tools: HTMLElement): void {
  const table = tableOf(tools);
  const body = table.tBodies[0]!;
  const chosen = [...tools.querySelectorAll('select')]
    .map((select) => ({ value: select.value, index: columnOf(select, table) }))
    .filter(({ value }) => value !== '');
  let shown = 0;
  for (const row of body.rows) {
    row.hidden = chosen.some(({ value, index }) => cellText(row, index) !== value);
    if (!row.hidden) shown += 1;
  }
  tell(tools, shown === body.rows.length ? '' : `${shown} of ${body.rows.length} rows`);
}

/** Where the column is whose key a select names; −1 where the table has none now. */
function columnOf({ name }: HTMLSelectElement, table: HTMLTableElement): number {
  return headersOf(table).findIndex(({ dataset }) => dataset['filter'] === name);
}

/** Offers the values of the rows as they are now, and shows them all. */
export function refreshFilters(table: HTMLTableElement): void {
  const tools = toolsOf(table);
  for (const select of tools.querySelectorAll('select')) {
    const index = columnOf(select, table);
    select.parentElement!.hidden = index < 0;
    const rows = index < 0 ? [] : [...table.tBodies[0]!.rows];
    const values = new Set(rows.map((row) => cellText(row, index)));
    select.replaceChildren(select.options[0]!, ...[...values].map((value) => new Option(value, value)));
  }
  applyFilters(tools);
}
