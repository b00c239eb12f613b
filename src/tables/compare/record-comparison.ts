import type { RecordChanges } from '../../analysis/compare/compare-analyses.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import {
  column,
  headColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import type { Cell, Column } from '../../figures/table.ts';
import type { TitledTable } from '../titled-table.ts';

/**
 * What differs in runs, memory and description, whatever the metric, beside what fails, works, came or went; tables may be
 * without rows.
 */
export function recordComparison(pair: Pair, changes: RecordChanges): readonly TitledTable[] {
  const names = [modelColumn(pair.after, pair.before), libraryColumn(pair.after, pair.before)];
  return [runs(names, changes), remeasured(names, changes), memory(names, changes), descriptions(changes)];
}

function runs(names: readonly Column[], { runs: rows }: RecordChanges): TitledTable {
  return {
    id: 'runs',
    title: 'Runs that are others or ended otherwise',
    caption: 'How each repetition ended, by its number, at points that neither fail now nor work again.',
    columns: [
      ...names,
      column('batch_size'),
      textColumn('before_runs', 'before'),
      textColumn('after_runs', 'after'),
    ],
    rows: rows
      .filter(({ change }) => change === 'otherwise')
      .map((row) => [row.model, row.library, row.batch_size, row.before_runs, row.after_runs]),
  };
}

/** One row for each model and library in which the same things differ, with the batch sizes where they do. */
function remeasured(names: readonly Column[], { points }: RecordChanges): TitledTable {
  const alike = Map.groupBy(points, ({ model, library, differs }) =>
    JSON.stringify([model, library, differs]),
  );
  return {
    id: 'measured-anew',
    title: 'What was measured anew',
    columns: [...names, textColumn('differs', 'what differs'), textColumn('batch_sizes', 'batch sizes')],
    rows: [...alike.values()].map((rows) => [
      rows[0]!.model,
      rows[0]!.library,
      rows[0]!.differs.join(', '),
      rows.map(({ batch_size }) => batch_size).join(', '),
    ]),
  };
}

function memory(names: readonly Column[], { points }: RecordChanges): TitledTable {
  return {
    id: 'memory',
    title: 'Memory that differs (bytes)',
    columns: [
      ...names,
      column('batch_size'),
      numberColumn('before_memory_bytes', 'before', 'bytes'),
      numberColumn('after_memory_bytes', 'after', 'bytes'),
    ],
    rows: points
      .filter((row) => row.before_memory_bytes !== row.after_memory_bytes)
      .map((row) => [
        row.model,
        row.library,
        row.batch_size,
        row.before_memory_bytes,
        row.after_memory_bytes,
      ]),
  };
}

function descriptions({ descriptions: rows }: RecordChanges): TitledTable {
  const said = (words: string | null): Cell => words ?? { missing: 'not said' };
  return {
    id: 'descriptions',
    title: 'What is described otherwise',
    columns: [headColumn('what', 'what'), textColumn('before', 'before'), textColumn('after', 'after')],
    rows: rows.map(({ what, before, after }) => [what, said(before), said(after)]),
  };
}
