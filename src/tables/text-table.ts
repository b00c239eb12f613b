import { type Cell, type Column, cellText } from '../figures/table.ts';
import type { TitledTable } from './titled-table.ts';

/** A longer cell of a terminal is cut, unless nothing stands beside it. */
const LONGEST = 60;

/** A table for a terminal: columns under each other, numbers to the right. */
export function alignedTable(table: TitledTable): string {
  const { title, columns, rows } = table;
  if (rows.length === 0) return `${title}: none`;
  const last = columns.length - 1;
  const lines = linesOf(table).map((cells) =>
    cells.map((cell, index) =>
      index < last && cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1)}…` : cell,
    ),
  );
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => cells[index]!.length)));
  const aligned = lines.map((cells) =>
    cells
      .map((cell, index) =>
        columns[index]!.number === undefined ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return [title, ...aligned.map((line) => `  ${line}`)].join('\n');
}

/** A table in GitHub's Markdown, under its title. */
export function markdownTable(table: TitledTable): string {
  return `### ${table.title}\n\n${table.rows.length === 0 ? 'None.' : markdownRows(table)}`;
}

/** The same without its title. */
export function markdownRows(table: TitledTable): string {
  const { columns } = table;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [head, ...body] = linesOf(table).map((cells) => line(cells.map(escaped)));
  const rule = line(columns.map(({ number }) => (number === undefined ? '---' : '---:')));
  return [head!, rule, ...body].join('\n');
}

/** The labels, and then the rows, each cell on one line. */
function linesOf({ columns, rows }: TitledTable): string[][] {
  return [
    columns.map(({ label }) => label),
    ...rows.map((row) => row.map((cell, index) => plainText(columns[index]!, cell))),
  ];
}

function plainText(column: Column, cell: Cell): string {
  return cell === null ? '–' : cellText(column, cell).replaceAll(/[\n\u00a0]/g, ' ');
}

/** No cell may end its row, or begin HTML: the table may stand in an element that folds it. */
function escaped(cell: string): string {
  return cell.replaceAll(/[\\|<]/g, '\\$&');
}
