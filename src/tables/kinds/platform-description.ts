import { factWords } from '../../analysis/fact-words.ts';
import { headColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

type Facts = Readonly<Record<string, unknown>>;

/** One row for each fact, those of a group after its name. */
function rowsOf(facts: Facts, group: string): string[][] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    if (typeof fact === 'object' && fact !== null) return rowsOf(fact as Facts, factWords(name));
    return [[group === '' ? factWords(name) : `${group}: ${factWords(name)}`, String(fact)]];
  });
}

export const platform = defineTable({
  kind: 'platform',
  description:
    'The board, its software and the conditions of the measurements, as the dataset describes them.',
  fields: {},
  build: (_, { analysis }) => ({
    columns: [headColumn('what', 'what'), textColumn('described', 'as described')],
    rows: rowsOf(analysis.descriptor.platform, ''),
    caption: 'The board and its software, as the dataset describes them.',
    from: [],
    points: [],
  }),
});
