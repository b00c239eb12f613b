import type { RunChangeRow } from '../../analysis/compare/run-changes.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import { libraryColumn, modelColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { countText } from '../../figures/measures/number-text.ts';
import type { TitledTable } from '../titled-table.ts';

const WORDS = { fails: 'fails now', works: 'works now' } as const;

/** What fails now and did not, or works now and did not: a row for each model, library and reason; it may be without rows. */
export function failureComparison(pair: Pair, rows: readonly RunChangeRow[]): TitledTable {
  const changes = (['fails', 'works'] as const).flatMap((change) =>
    [
      ...Map.groupBy(
        rows.filter((row) => row.change === change),
        ({ model, library, failure }) => JSON.stringify([model, library, failure]),
      ).values(),
    ].map((alike) => ({ change, alike })),
  );
  return {
    id: 'failures',
    title: 'What fails or works now',
    caption:
      'Points of which no run failed before and one does now, or of which no run succeeds any more; and the other way round. A run that failed has no time and is in no mean.',
    columns: [
      modelColumn(pair.after, pair.before),
      libraryColumn(pair.after, pair.before),
      textColumn('batch_sizes', 'batch sizes'),
      textColumn('change', 'change'),
      textColumn('before_runs', 'runs before'),
      textColumn('after_runs', 'runs after'),
      textColumn('failure', 'what went wrong'),
    ],
    rows: changes.map(({ change, alike }) => [
      alike[0]!.model,
      alike[0]!.library,
      alike.map(({ batch_size }) => batch_size).join(', '),
      WORDS[change],
      runsText(alike, 'before'),
      runsText(alike, 'after'),
      alike[0]!.failure,
    ]),
  };
}

/** `3 ok, 1 failure`. */
function runsText(rows: readonly RunChangeRow[], side: 'before' | 'after'): string {
  const total = (of: 'ok' | 'unsuccessful') => rows.reduce((sum, row) => sum + row[`${side}_${of}`], 0);
  const [ok, unsuccessful] = [total('ok'), total('unsuccessful')];
  if (unsuccessful === 0) return `${String(ok)} ok`;
  return ok === 0
    ? countText(unsuccessful, 'failure')
    : `${String(ok)} ok, ${countText(unsuccessful, 'failure')}`;
}
