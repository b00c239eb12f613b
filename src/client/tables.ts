/** Lets the reader sort, filter and copy every table; each is complete and readable without it. */

const collator = new Intl.Collator('en', { numeric: true });

function cellText(row: HTMLTableRowElement, index: number): string {
  return row.cells[index]?.textContent.trim() ?? '';
}

/** The leading number of a cell such as `1,234.5 ± 0.2`; undefined for "not measured" and words. */
function leadingNumber(text: string): number | undefined {
  const number = Number.parseFloat(text.replaceAll(',', '').replace('−', '-'));
  return Number.isNaN(number) ? undefined : number;
}

function compareCells(a: string, b: string, numeric: boolean): number {
  if (!numeric) return collator.compare(a, b);
  const x = leadingNumber(a);
  const y = leadingNumber(b);
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
  return x - y;
}

function makeSortable(table: HTMLTableElement): void {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [index, header] of headers.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      const ascending = header.ariaSort !== 'ascending';
      for (const other of headers) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      const body = table.tBodies[0]!;
      const numeric = header.classList.contains('number');
      const sign = ascending ? 1 : -1;
      const missing = (text: string): boolean => numeric && leadingNumber(text) === undefined;
      const rows = [...body.rows].sort((a, b) => {
        const x = cellText(a, index);
        const y = cellText(b, index);
        // What was not measured stays last, whichever way the rest is sorted.
        const order = compareCells(x, y, numeric);
        return missing(x) || missing(y) ? order : sign * order;
      });
      body.append(...rows);
    });
  }
}

function makeFilterable(table: HTMLTableElement, place: HTMLElement, status: HTMLElement): void {
  const body = table.tBodies[0]!;
  const filters: { index: number; select: HTMLSelectElement }[] = [];
  const apply = (): void => {
    let shown = 0;
    for (const row of body.rows) {
      row.hidden = filters.some(
        ({ index, select }) => select.value !== '' && cellText(row, index) !== select.value,
      );
      if (!row.hidden) shown += 1;
    }
    status.textContent = shown === body.rows.length ? '' : `${shown} of ${body.rows.length} rows`;
  };
  for (const [index, header] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
    const kind = header.dataset['filter'];
    if (kind === undefined) continue;
    const select = document.createElement('select');
    const values = new Set([...body.rows].map((row) => cellText(row, index)));
    select.append(new Option(`every ${kind}`, ''), ...[...values].map((value) => new Option(value, value)));
    const label = document.createElement('label');
    label.append(`${kind[0]!.toUpperCase()}${kind.slice(1)}`, select);
    place.append(label);
    select.addEventListener('change', apply);
    filters.push({ index, select });
  }
}

/** Tab-separated text of the rows shown: what a spreadsheet takes from the clipboard. Formulas are defused. */
export function tableText(table: HTMLTableElement): string {
  return [...table.rows]
    .filter((row) => !row.hidden)
    .map((row) =>
      [...row.cells]
        .map((cell) => cell.textContent.trim().replaceAll(/\s+/g, ' '))
        // No number on a page begins so: negative ones have a true minus.
        .map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text))
        .map((text) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text))
        .join('\t'),
    )
    .join('\n');
}

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-table]')) {
  const id = table.dataset['table']!;
  const tools = document.querySelector<HTMLElement>(`[data-tools="${CSS.escape(id)}"]`);
  const status = tools?.querySelector<HTMLElement>('.table-status');
  const place = tools?.querySelector<HTMLElement>('.table-filters');
  if (place && status) makeFilterable(table, place, status);
  makeSortable(table);
  tools?.querySelector<HTMLButtonElement>('[data-copy-table]')?.addEventListener('click', () => {
    navigator.clipboard.writeText(tableText(table)).then(
      () => status && (status.textContent = 'Copied.'),
      () => status && (status.textContent = 'The browser did not allow copying.'),
    );
  });
}
