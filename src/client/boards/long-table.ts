import { orderOf } from '../tables/cell-order.ts';
import { headersOf, singleSpaced } from '../tables/cells.ts';
import { makeSortable, turnHeader } from '../tables/sort-table.ts';
import { type Sorting, type TextRow, type Wanted, wantedRows } from './wanted-rows.ts';

/** So many rows stand in the page at once, and so many more each time that a reader asks. */
const STEP = 100;

interface Row extends TextRow {
  /** Made when it is first shown. */
  element?: HTMLTableRowElement;
}

export interface LongTable {
  /** Shows what a reader looks for. @returns all rows that are wanted, shown yet or not */
  show(wanted: Wanted): Promise<readonly TextRow[]>;
}

/**
 * A table of which a page holds the first rows: whoever searches, sorts or wants more gets the others, from a file that is fetched
 * then. However many there are, few stand in the page.
 */
export function longTable(root: HTMLElement): LongTable {
  const table = root.querySelector('table')!;
  const body = table.tBodies[0]!;
  const status = root.querySelector('.table-status')!;
  const more = root.querySelector<HTMLButtonElement>('.long-more')!;
  const headers = headersOf(table);
  const keys = new Map(
    headers.flatMap(({ dataset }, column) =>
      dataset.filter === undefined ? [] : [[dataset.filter, column]],
    ),
  );
  let wanted: Wanted = { words: [], picks: new Map() };
  let sorting: Sorting | undefined;
  let most = STEP;
  let rows: Promise<readonly Row[]> | undefined;

  makeSortable(table);
  table.tHead!.addEventListener('click', ({ target }) => {
    const header = target instanceof Element ? target.closest('th') : null;
    if (header === null) return;
    sorting = { column: header.cellIndex, order: orderOf(header), sign: turnHeader(header) };
    void render();
  });
  more.addEventListener('click', () => {
    most += STEP;
    void render();
  });

  async function render(): Promise<readonly TextRow[]> {
    let all: readonly Row[];
    try {
      all = await (rows ??= allRows(root, body));
    } catch {
      rows = undefined;
      status.textContent = 'The other rows could not be fetched.';
      return [];
    }
    const found = wantedRows(all, keys, wanted, sorting);
    body.replaceChildren(
      ...found.slice(0, most).map((row) => (row.element ??= rowElement(row, root, headers))),
    );
    more.hidden = found.length <= most;
    const shown = Math.min(most, found.length);
    status.textContent = shown === all.length ? '' : statusText(shown, found.length, all.length);
    return found;
  }

  return {
    show(next) {
      wanted = next;
      most = STEP;
      return render();
    },
  };
}

function statusText(shown: number, found: number, all: number): string {
  const [of, whole] = [found.toLocaleString('en'), all.toLocaleString('en')];
  if (found === all) return `The first ${String(shown)} of ${whole} rows`;
  return shown === found ? `${of} of ${whole} rows` : `The first ${String(shown)} of ${of} rows found`;
}

/** Those of the page, and where it has not all, those of the file. */
async function allRows(root: HTMLElement, body: HTMLTableSectionElement): Promise<readonly Row[]> {
  const { rows: file } = root.dataset;
  if (file === undefined) {
    return [...body.rows].map((element) => ({
      dataset: element.dataset['board']!,
      cells: [...element.cells].map(singleSpaced),
      element,
    }));
  }
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${String(response.status)}`);
  const all = (await response.json()) as readonly (readonly string[])[];
  return all.map(([dataset, ...cells]) => ({ dataset: dataset!, cells }));
}

function rowElement(
  { dataset, cells }: Row,
  root: HTMLElement,
  headers: readonly HTMLTableCellElement[],
): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.dataset['board'] = dataset;
  cells.forEach((text, column) => {
    const { classList, dataset: of } = headers[column]!;
    const cell = document.createElement(of['head'] === undefined ? 'td' : 'th');
    if (cell.tagName === 'TH') cell.scope = 'row';
    else
      cell.className =
        `${classList.contains('number') ? '' : 'text'} ${classList.contains('wordy') ? 'wordy' : ''}`.trim();
    if (of['links'] === undefined) cell.textContent = text;
    else {
      const link = document.createElement('a');
      link.href = `${root.dataset['reports']!}${encodeURIComponent(dataset)}/`;
      link.textContent = text;
      cell.append(link);
    }
    row.append(cell);
  });
  return row;
}
