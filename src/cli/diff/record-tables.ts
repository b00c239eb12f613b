import type { RecordChanges } from '../../analysis/compare/compare-analyses.ts';
import type { RemeasuredRow } from '../../analysis/compare/remeasured-points.ts';
import { count, short } from './cell-text.ts';
import type { DifferenceTable } from './difference-table.ts';

/** What was run and measured and how it is described, whatever the metric. */
export function recordTables({ descriptions, runs, points }: RecordChanges): readonly DifferenceTable[] {
  return [
    {
      title: 'Runs that came, went or ended otherwise',
      columns: ['model', 'library', 'batch', 'before', 'after'],
      rows: runs.map((row) => [
        row.model,
        row.library,
        String(row.batch_size),
        row.before_runs === '' ? '–' : row.before_runs,
        row.after_runs === '' ? '–' : row.after_runs,
      ]),
      empty: 'The same runs on both sides.',
    },
    {
      title: 'Measured anew',
      columns: ['model', 'library', 'what differs', 'batch sizes'],
      rows: remeasured(points),
      empty: 'Nothing that both have was measured anew.',
    },
    {
      title: 'Memory',
      columns: ['model', 'library', 'batch', 'before (bytes)', 'after (bytes)'],
      rows: points
        .filter((row) => row.before_memory_bytes !== row.after_memory_bytes)
        .map((row) => [
          row.model,
          row.library,
          String(row.batch_size),
          count(row.before_memory_bytes),
          count(row.after_memory_bytes),
        ]),
      empty: 'The same memory on both sides.',
    },
    {
      title: 'Descriptions',
      columns: ['what', 'before', 'after'],
      rows: descriptions.map(({ what, before, after }) => [what, short(before), short(after)]),
      empty: 'Described alike.',
    },
  ];
}

/** One row for each model and library in which the same things differ, with the batch sizes where they do. */
function remeasured(points: readonly RemeasuredRow[]): string[][] {
  const alike = Map.groupBy(points, ({ model, library, differs }) =>
    JSON.stringify([model, library, differs]),
  );
  return [...alike.values()].map((rows) => {
    const { model, library, differs } = rows[0]!;
    return [model, library, differs.join(', '), rows.map(({ batch_size }) => batch_size).join(', ')];
  });
}
