import type { Analysis } from '../analysis/analysis.ts';
import type { FigureColumn, FigureTable } from './figure.ts';
import { libraryNames, modelNames } from './words.ts';

export function modelColumn(analysis: Analysis): FigureColumn {
  return { key: 'model', label: 'model', numeric: false, head: true, names: modelNames(analysis) };
}

/** @param key of a library that the row is about; any other is said about it */
export function libraryColumn(analysis: Analysis, key = 'library', label = key): FigureColumn {
  return { key, label, numeric: false, head: key === 'library', names: libraryNames(analysis) };
}

/** Words that name the row. */
export function headColumn(key: string, label: string): FigureColumn {
  return { key, label, numeric: false, head: true };
}

/** Words about the row. */
export function textColumn(key: string, label: string): FigureColumn {
  return { key, label, numeric: false };
}

export function numberColumn(key: string, label: string): FigureColumn {
  return { key, label, numeric: true };
}

/** The table with a last column that says what is missing and why; unchanged where nothing is. */
export function withNotes(table: FigureTable, notes: readonly string[]): FigureTable {
  if (notes.every((note) => note === '')) return table;
  return {
    columns: [...table.columns, textColumn('note', 'note')],
    rows: table.rows.map((row, index) => [...row, notes[index]!]),
  };
}
