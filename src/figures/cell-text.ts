import type { Cell, FigureColumn } from './figure.ts';
import { numberText } from './measures/number-text.ts';

/** A cell as people read it: labels for tags, numbers rounded, a dash where nothing was measured. */
export function cellText(column: FigureColumn, cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'string')
    return column.names && Object.hasOwn(column.names, cell) ? column.names[cell]! : cell;
  return Number.isInteger(cell) ? String(cell) : numberText(cell);
}
