import { parseHTML } from 'linkedom';
import { readSite } from '../../scripts/site-files.ts';

/** A page of a built report as a document, its scripts and styles left out: what a reader gets. */
export function readPage(directory: string, page: string): Document {
  const { document } = parseHTML(readSite(directory, page));
  for (const element of document.querySelectorAll('script, style')) element.remove();
  return document;
}

/** The text of an element, or of a whole page, with single spaces. */
export function textOf(node: Element | Document): string {
  const element = 'body' in node ? node.body : node;
  return element.textContent.replaceAll(/\s+/g, ' ').trim();
}

/** A table by its id, a row of cells per row of its body, by the labels of its columns. */
export function tableRows(page: Document, id: string): readonly Readonly<Record<string, string>>[] {
  const table = page.querySelector(`table[data-table="${id}"]`);
  if (table === null) throw new Error(`no table ${id}`);
  const labels = [...table.querySelectorAll('thead th')].map(textOf);
  return [...table.querySelectorAll('tbody tr')].map((row) =>
    Object.fromEntries([...row.children].map((cell, index) => [labels[index]!, textOf(cell)])),
  );
}
