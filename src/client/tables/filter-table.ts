import { cellText, headersOf } from './cells.ts';
import { tableOf, tell, toolsOf } from './tools.ts';

/** Hides the rows that the selects of a table's tools leave out, and says how many are left. */
export function applyFilters(tools: HTMLElement): void {
  const body = tableOf(tools).tBodies[0]!;
  const chosen = [...tools.querySelectorAll('select')]
    .map((select) => ({ value: select.value, index: Number(select.dataset['column']) }))
    .filter(({ value }) => value !== '');
  let shown = 0;
  for (const row of body.rows) {
    row.hidden = chosen.some(({ value, index }) => cellText(row, index) !== value);
    if (!row.hidden) shown += 1;
  }
  tell(tools, shown === body.rows.length ? '' : `${shown} of ${body.rows.length} rows`);
}

/** Offers the values of the rows as they are now, and shows them all. */
export function refreshFilters(table: HTMLTableElement): void {
  const tools = toolsOf(table);
  const headers = headersOf(table);
  for (const select of tools.querySelectorAll('select')) {
    const index = headers.findIndex(({ dataset }) => dataset['filter'] === select.name);
    select.parentElement!.hidden = index < 0;
    select.dataset['column'] = String(index);
    const values = new Set([...table.tBodies[0]!.rows].map((row) => cellText(row, index)));
    select.replaceChildren(select.options[0]!, ...[...values].map((value) => new Option(value, value)));
  }
  applyFilters(tools);
}
