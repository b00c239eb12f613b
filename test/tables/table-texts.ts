import { cellText, isMissing, type Table } from '../../src/figures/table.ts';

/** The rows of a table as they are read; null is a cell without a value, whatever the reason. */
export function tableTexts({ columns, rows }: Table): (string | null)[][] {
  return rows.map((row) =>
    row.map((cell, index) => (isMissing(cell) ? null : cellText(columns[index]!, cell))),
  );
}
