import type { Analysis } from '../analysis/analysis.ts';
import type { FigureColumn, FigureTable } from './figure.ts';
import { libraryNames, modelNames } from './words.ts';

export function modelColumn(analysis: Analysis): FigureColumn {
  return { key: 'model', label: 'model', numeric: false, names: modelNames(analysis) };
}

export function libraryColumn(analysis: Analysis, key = 'library', label = key): FigureColumn {
  return { key, label, numeric: false, names: libraryNames(analysis) };
}

export function numberColumn(key: string, label: string): FigureColumn {
  return { key, label, numeric: true };
}

/** The table with a last column that says what is missing and why; unchanged where nothing is. */
export function withNotes(table: FigureTable, notes: readonly string[]): FigureTable {
  if (notes.every((note) => note === '')) return table;
  return {
    columns: [...table.columns, { key: 'note', label: 'note', numeric: false }],
    rows: table.rows.map((row, index) => [...row, notes[index]!]),
  };
}
