import type { Pair } from '../../analysis/compare/pairs.ts';
import type { PresenceChangeRow } from '../../analysis/compare/presence-changes.ts';
import { libraryColumn, modelColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import type { TitledTable } from '../titled-table.ts';

/** What one side alone has, a model or a library as one row; it may be without rows. */
export function presenceComparison(pair: Pair, rows: readonly PresenceChangeRow[]): TitledTable {
  return {
    id: 'came-and-went',
    title: 'What came or went',
    caption:
      'Models, libraries and batch sizes that one side alone was run with. They are compared with nothing.',
    columns: [
      modelColumn(pair.after, pair.before),
      libraryColumn(pair.after, pair.before),
      { ...textColumn('change', 'change'), names: { came: 'new', went: 'gone' } },
      textColumn('batch_sizes', 'batch sizes'),
      numberColumn('runs', 'runs', 'count'),
      numberColumn('unsuccessful', 'of them failed', 'count'),
    ],
    rows: rows.map((row) => [
      row.model ?? { missing: 'all models' },
      row.library ?? { missing: 'all libraries' },
      row.change,
      row.batch_sizes.join(', '),
      row.runs,
      row.unsuccessful,
    ]),
  };
}
