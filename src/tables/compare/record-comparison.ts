import type { RecordChanges } from '../../analysis/compare/compare-analyses.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import { pairLabels } from './pair-labels.ts';
import type { ReadableCell, ReadableColumn, ReadableTable } from '../table-model.ts';

const MODEL: ReadableColumn = { label: 'model', numeric: false, filter: 'model' };
const LIBRARY: ReadableColumn = { label: 'library', numeric: false, filter: 'library' };
const BATCH_SIZE: ReadableColumn = { label: 'batch size', numeric: true };
const text = (label: string): ReadableColumn => ({ label, numeric: false });

/** What differs in runs, memory and description, whatever the metric; tables without rows are left out. */
export function recordComparison(pair: Pair, changes: RecordChanges): readonly ReadableTable[] {
  return [
    runs(pair, changes),
    remeasured(pair, changes),
    memory(pair, changes),
    descriptions(changes),
  ].filter((table) => table.rows.length > 0);
}

function runs(pair: Pair, { runs: rows }: RecordChanges): ReadableTable {
  const label = pairLabels(pair);
  const ends = (text: string): ReadableCell => (text === '' ? { missing: 'no run' } : text);
  return {
    id: 'runs',
    title: 'Runs that came, went or ended otherwise',
    description: 'How each repetition ended, by its number.',
    columns: [MODEL, LIBRARY, BATCH_SIZE, text('before'), text('after')],
    rows: rows.map((row) => [
      label.model(row.model),
      label.library(row.library),
      String(row.batch_size),
      ends(row.before_runs),
      ends(row.after_runs),
    ]),
  };
}

function remeasured(pair: Pair, { points }: RecordChanges): ReadableTable {
  const label = pairLabels(pair);
  const alike = Map.groupBy(points, ({ model, library, differs }) =>
    JSON.stringify([model, library, differs]),
  );
  return {
    id: 'measured-anew',
    title: 'What was measured anew',
    columns: [MODEL, LIBRARY, text('what differs'), text('batch sizes')],
    rows: [...alike.values()].map((rows) => [
      label.model(rows[0]!.model),
      label.library(rows[0]!.library),
      rows[0]!.differs.join(', '),
      rows.map(({ batch_size }) => batch_size).join(', '),
    ]),
  };
}

function memory(pair: Pair, { points }: RecordChanges): ReadableTable {
  const label = pairLabels(pair);
  const size = (bytes: number | null): ReadableCell => (bytes === null ? null : bytes.toLocaleString('en'));
  return {
    id: 'memory',
    title: 'Memory that differs (bytes)',
    columns: [
      MODEL,
      LIBRARY,
      BATCH_SIZE,
      { label: 'before', numeric: true },
      { label: 'after', numeric: true },
    ],
    rows: points
      .filter((row) => row.before_memory_bytes !== row.after_memory_bytes)
      .map((row) => [
        label.model(row.model),
        label.library(row.library),
        String(row.batch_size),
        size(row.before_memory_bytes),
        size(row.after_memory_bytes),
      ]),
  };
}

function descriptions({ descriptions: rows }: RecordChanges): ReadableTable {
  const said = (words: string | null): ReadableCell => words ?? { missing: 'not said' };
  return {
    id: 'descriptions',
    title: 'What is described otherwise',
    columns: [text('what'), text('before'), text('after')],
    rows: rows.map(({ what, before, after }) => [what, said(before), said(after)]),
  };
}
