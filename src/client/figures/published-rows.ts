import { loadText } from '../load.ts';
import { rowsAsPublished } from '../tables/published-order.ts';
import { refreshFilters } from '../tables/filter-table.ts';

const fetched = new WeakMap<HTMLElement, Promise<readonly HTMLTableRowElement[]>>();

/**
 * The rows of a card's table as it was published. Those of a long table stand on a page of their own, and are fetched
 * once.
 *
 * @throws NotLoaded if the page cannot be had; the next call tries again
 */
export async function publishedRows(card: HTMLElement): Promise<readonly HTMLTableRowElement[]> {
  const page = card.querySelector<HTMLAnchorElement>('.table-elsewhere a')?.href;
  const known = fetched.get(card);
  if (known !== undefined) return known;
  if (page === undefined) return rowsAsPublished(card.querySelector('table')!.tBodies[0]!);
  const loading = fetchRows(page);
  fetched.set(card, loading);
  loading.catch(() => fetched.delete(card));
  return loading;
}

async function fetchRows(page: string): Promise<readonly HTMLTableRowElement[]> {
  const { body } = new DOMParser().parseFromString(await loadText(page), 'text/html');
  return [...body.querySelector('table')!.tBodies[0]!.rows].map((row) => document.importNode(row, true));
}

/** Puts the rows in their place when the reader unfolds a long table, unless something else stands there by then. */
export function fetchWhenOpen(card: HTMLElement): void {
  const elsewhere = card.querySelector('.table-elsewhere');
  const details = elsewhere?.closest('details');
  if (!elsewhere || !details) return;
  const put = async (): Promise<void> => {
    if (!details.open || !elsewhere.isConnected) return;
    const rows = await publishedRows(card);
    if (!elsewhere.isConnected) return;
    elsewhere.remove();
    const table = card.querySelector('table')!;
    table.tBodies[0]!.replaceChildren(...rows);
    refreshFilters(table);
  };
  details.addEventListener('toggle', () => void put());
  void put();
}
