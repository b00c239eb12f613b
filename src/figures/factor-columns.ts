import { compareLevels } from '../dataset/level.ts';
import type { Factor } from '../dataset/types.ts';
import { levelText } from '../analysis/variants.ts';
import type { Cell, Column, Table, VariantColumn } from './table.ts';

/**
 * The table with a column for each factor of the rows' own variants, so that readers can choose and sort by it. Rows keep
 * their order; without factors it is the same table.
 */
export function withFactorColumns<Value extends Cell>(table: Table<Value>): Table<Value | string | null> {
  if (!table.columns.some(({ variants }) => variants)) return table;
  const pieces = table.columns.map((column, index) => pieceOf(column, index));
  return {
    columns: pieces.flatMap(({ columns }) => columns),
    rows: table.rows.map((row) => pieces.flatMap(({ cells }) => cells(row))),
  };
}

interface Piece {
  readonly columns: readonly Column[];
  cells<Value extends Cell>(row: readonly Value[]): readonly (Value | string | null)[];
}

function pieceOf({ variants, ...column }: Column, index: number): Piece {
  if (variants === undefined) return { columns: [column], cells: (row) => [row[index]!] };
  const { factors, names } = variants;
  return {
    columns: [{ ...column, names }, ...factors.map(factorColumn(column, variants))],
    cells: (row) => {
      const cell = row[index]!;
      const variant = typeof cell === 'string' ? variants.variants.get(cell) : undefined;
      return [variant?.of ?? cell, ...factors.map(({ name }) => variant?.levels[name] ?? '')];
    },
  };
}

function factorColumn(of: Column, { variants }: VariantColumn) {
  return (factor: Factor): Column => {
    const levels = new Set([...variants.values()].flatMap(({ levels: own }) => own[factor.name] ?? []));
    const sorted = [...levels].sort(compareLevels(factor));
    return {
      key: factor.name,
      label: factor.label.toLowerCase(),
      head: of.head,
      filter: of.filter && factor.label.toLowerCase(),
      names: Object.fromEntries(sorted.map((level) => [level, levelText(factor, level)])),
    };
  };
}
