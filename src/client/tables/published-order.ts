/** Marks the rows of a table with their places before they are first sorted. */
export function rememberOrder(body: HTMLTableSectionElement): void {
  [...body.rows].forEach((row, index) => (row.dataset['place'] ??= String(index)));
}

/** The rows of a table as they were published, however the reader has sorted them. */
export function rowsAsPublished(body: HTMLTableSectionElement): HTMLTableRowElement[] {
  return [...body.rows].sort((a, b) => Number(a.dataset['place'] ?? 0) - Number(b.dataset['place'] ?? 0));
}
