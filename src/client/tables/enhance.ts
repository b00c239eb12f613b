import { copyTable } from './copy-table.ts';
import { applyFilters, refreshFilters } from './filter-table.ts';
import { makeSortable, sortBy } from './sort-table.ts';

/**
 * Lets the reader sort, filter and copy every table; each is complete and readable without. The page listens for all of
 * them: it may have dozens, with hundreds of rows. Only the buttons in their headings are made as they come near.
 */
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const header = target.closest<HTMLTableCellElement>('table[data-table] thead th');
  if (header !== null) sortBy(header);
  const button = target.closest('[data-copy-table]');
  if (button !== null) copyTable(button);
});

document.addEventListener('change', ({ target }) => {
  const tools = target instanceof Element ? target.closest<HTMLElement>('[data-tools]') : null;
  if (tools !== null) applyFilters(tools);
});

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      prepare(target as HTMLTableElement);
    }
  },
  { rootMargin: '50%' },
);

for (const table of document.querySelectorAll('table[data-table]')) observer.observe(table);

function prepare(table: HTMLTableElement): void {
  makeSortable(table);
  // A figure that shows something else puts another table in its place.
  new MutationObserver(() => {
    makeSortable(table);
    refreshFilters(table);
  }).observe(table.tHead!, { childList: true });
}
