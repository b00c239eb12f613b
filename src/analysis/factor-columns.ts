import type { Factor, Variant } from '../dataset/types.ts';
import type { Analysis } from './analysis.ts';
import type { CsvCell } from './csv.ts';

/** The cells of a row by their columns. */
export type RowCells = Readonly<Record<string, CsvCell>>;

/** A column of a published row, which holds a cell of the computed row or a part of it. */
export interface PublishedColumn {
  readonly key: string;
  cell(row: RowCells): CsvCell;
}

/** Columns with tags of variants, and what the names of the columns with their levels begin with. */
const TAGGED: ReadonlyMap<string, { readonly of: Factor['of']; readonly prefix: string }> = new Map([
  ['model', { of: 'model', prefix: '' }],
  ['library', { of: 'library', prefix: '' }],
  ['baseline', { of: 'library', prefix: 'baseline_' }],
  ['baseline_library', { of: 'library', prefix: 'baseline_' }],
]);

/**
 * The columns in which a row with tags of variants is published: the tag of what the variant is of, and its levels in columns
 * of their own: those of the row after its batch size (or what comes nearest), a baseline's after the baseline. An empty cell
 * is a factor that does not apply. Without factors the columns are as they are.
 */
export function withFactorColumns(
  keys: readonly string[],
  { descriptor }: Pick<Analysis, 'descriptor'>,
): readonly PublishedColumn[] {
  const { factors } = descriptor;
  if (factors.length === 0) return keys.map((key) => ({ key, cell: (row) => row[key] ?? null }));
  const variantOf = (of: Factor['of'], tag: CsvCell | undefined): Variant | undefined =>
    (of === 'model' ? descriptor.models : descriptor.libraries).get(String(tag))?.variant;

  const levels = factors.flatMap((factor) =>
    keys.flatMap((key) => {
      const tagged = TAGGED.get(key);
      if (tagged?.of !== factor.of) return [];
      return {
        ofRow: tagged.prefix === '',
        after: key,
        column: {
          key: `${tagged.prefix}${factor.name}`,
          cell: (row: RowCells) => variantOf(tagged.of, row[key])?.levels[factor.name] ?? null,
        },
      };
    }),
  );
  const place = ['batch_size', 'library', 'model'].find((key) => keys.includes(key));
  return keys.flatMap((key): PublishedColumn[] => {
    const tagged = TAGGED.get(key);
    const cell = (row: RowCells) => (tagged && variantOf(tagged.of, row[key])?.of) ?? row[key] ?? null;
    const behind = levels.filter(({ ofRow, after }) => (ofRow ? key === place : key === after));
    return [{ key, cell }, ...behind.map(({ column }) => column)];
  });
}
