import type { Cell } from './connection.ts';

/** A name of a column or a table in a query. */
export function identifier(name: string): string {
  return name
    .split('.')
    .map((part) => `\`${part.replace(/[\\`]/g, '\\$&')}\``)
    .join('.');
}

/** A text in a query. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A cell as the text that a CSV file would have: a missing value is empty, a double the shortest that reads back to it. */
export function cellText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell);
}
