import { escapeHTML } from 'astro/runtime/server/escape.js';
import { cellText, type Column, isMissing, type Table } from '../figures/table.ts';

/** A cell in the words that a page has for it. */
export interface CellAsRead {
  readonly words: string;
  /** Whether they say why there is no value. */
  readonly missing: boolean;
}

export function cellsAsRead({ columns, rows }: Table): readonly (readonly CellAsRead[])[] {
  return rows.map((row) =>
    row.map((cell, index) => ({ words: cellText(columns[index]!, cell), missing: isMissing(cell) })),
  );
}

/**
 * The rows of a table in HTML. As one text: a page may have ten thousand cells, and an expression of a component for each
 * takes longer than all else on it.
 *
 * @param wordy of each column, whether its cells are sentences
 */
export function tableBody(
  columns: readonly Column[],
  rows: readonly (readonly CellAsRead[])[],
  wordy: readonly boolean[],
): string {
  const writers = columns.map(({ number, head }, index) => {
    const classes = [...(number === undefined ? ['text'] : []), ...(wordy[index] ? ['wordy'] : [])];
    const open = `<td${classAttribute(classes)}>`;
    const openMissing = `<td${classAttribute([...classes, 'missing'])}>`;
    return ({ words, missing }: CellAsRead): string => {
      const text = escapeHTML(words);
      if (missing) return `${openMissing}${text}</td>`;
      // A factor that does not apply names nothing.
      if (head === true && words !== '') return `<th scope="row">${text}</th>`;
      return `${open}${text}</td>`;
    };
  });
  return rows.map((row) => `<tr>${row.map((cell, index) => writers[index]!(cell)).join('')}</tr>`).join('');
}

function classAttribute(classes: readonly string[]): string {
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
}
