import type { Analysis } from '../../analysis/analysis.ts';
import type { BestTimeChangeRow } from '../../analysis/compare/best-time-changes.ts';
import type { TimeChanges } from '../../analysis/compare/compare-analyses.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import type { TimeChange, Verdict } from '../../analysis/compare/verdict.ts';
import type { WinnerVerdict } from '../../analysis/compare/winner-changes.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import { percentTextToOne } from '../../figures/measures/number-text.ts';
import type { Cell, Column, MeasuredCell } from '../../figures/table.ts';
import { libraryNames } from '../../figures/words.ts';
import type { TitledTable } from '../titled-table.ts';
import { commonItem, inItems } from '../../dataset/item-words.ts';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  identical: 'identical measurements',
  faster: 'faster',
  slower: 'slower',
  small: 'real but small',
  unclear: 'may be noise',
  'too-few': 'too few repetitions to tell',
  came: 'new',
  went: 'gone',
  fails: 'fails now',
  works: 'works now',
};

const WINNERS: Readonly<Record<WinnerVerdict, string>> = {
  kept: 'kept',
  overtaken: 'beyond the noise on both sides',
  unclear: 'may be noise',
  'too-few': 'too few repetitions to tell',
  'not-compared': 'one of them is on one side only',
  fails: 'the earlier one fails now',
  works: 'the later one failed before',
  came: 'new',
  went: 'gone',
};

/** What is known of each side beside its time: more than a page has room for. */
export const DETAILS = [
  'before_batch_size',
  'before_repetitions',
  'after_batch_size',
  'after_repetitions',
] as const;

/**
 * What changed between two datasets in one metric, as people read it; tables may be without rows.
 *
 * @param mostLayers how many of the largest movers among the layers a reader is shown
 */
export function timeComparison(pair: Pair, changes: TimeChanges, mostLayers: number): readonly TitledTable[] {
  return [bestTimes(pair, changes), winners(pair, changes), layers(pair, changes, mostLayers)];
}

const CHANGE: readonly Column[] = [
  column('change'),
  numberColumn('interval', '95% interval', 'percent'),
  { ...column('verdict'), names: VERDICTS },
];

function changeCells({ change, change_low: low, change_high: high, verdict }: TimeChange): Cell[] {
  const interval =
    low === null || high === null
      ? { missing: '—' }
      : `${percentTextToOne(low)} to ${percentTextToOne(high)}`;
  return [change, interval, verdict];
}

function bestTimes(pair: Pair, { metric, bestTimes: rows }: TimeChanges): TitledTable {
  // What one side never ran came or went, and is told there: a model with all its libraries in one row.
  const ran = (side: Analysis, { model, library }: BestTimeChangeRow) =>
    side.pointsOf(model, library).length > 0;
  const time = (ms: number | null, stdMs: number | null): MeasuredCell | null =>
    ms === null ? null : { value: ms, stdMs };
  const count = (side: string, of: string) =>
    numberColumn(`${side}_${of}`, `${of.replace('_', ' ')} ${side}`, 'count');
  return {
    id: `${metric}-best-times`,
    title: inItems('Best time per image (ms)', commonItem(pair.before.descriptor, pair.after.descriptor)),
    caption:
      'Each side at its own best batch size. The interval is Welch’s 95% interval of the change; verdicts are adjusted for the number of comparisons. With one or two repetitions, or times reported in coarse steps, most changes cannot be told from noise.',
    columns: [
      modelColumn(pair.after, pair.before),
      libraryColumn(pair.after, pair.before),
      column('before_ms', 'before'),
      count('before', 'batch_size'),
      count('before', 'repetitions'),
      column('after_ms', 'after'),
      count('after', 'batch_size'),
      count('after', 'repetitions'),
      ...CHANGE,
    ],
    rows: rows
      .filter((row) => ran(pair.before, row) && ran(pair.after, row))
      .map((row) => [
        row.model,
        row.library,
        time(row.before_ms, row.before_std_ms),
        row.before_batch_size,
        row.before_repetitions,
        time(row.after_ms, row.after_std_ms),
        row.after_batch_size,
        row.after_repetitions,
        ...changeCells(row),
      ]),
  };
}

function winners(pair: Pair, { metric, winners: rows }: TimeChanges): TitledTable {
  const names = libraryNames(pair.after, pair.before);
  return {
    id: `${metric}-winners`,
    title: 'Fastest library per model, where it changed',
    caption:
      'Of the models that both have. A change is beyond the noise where on each side the fastest is ahead of the other one by more than the spread explains.',
    columns: [
      modelColumn(pair.after, pair.before),
      { ...textColumn('before_library', 'before'), names },
      itemColumn(pair.before, 'before_ms', 'time per image (ms)'),
      { ...textColumn('after_library', 'after'), names },
      itemColumn(pair.after, 'after_ms', 'time per image (ms)'),
      { ...column('verdict'), names: WINNERS },
    ],
    rows: rows
      .filter((row) => row.changed)
      .map((row) => [
        row.model,
        row.before_library,
        row.before_ms,
        row.after_library,
        row.after_ms,
        row.verdict,
      ]),
  };
}

function layers(pair: Pair, { metric, layers: rows }: TimeChanges, most: number): TitledTable {
  const moved = rows.filter((row) => row.verdict !== 'identical');
  return {
    id: `${metric}-layers`,
    title: inItems(
      'Layers that moved most (ms per image)',
      commonItem(pair.before.descriptor, pair.after.descriptor),
    ),
    caption: `The ${Math.min(most, moved.length)} largest of ${moved.length} layers that differ, at a batch size that both sides measured.`,
    columns: [
      modelColumn(pair.after, pair.before),
      libraryColumn(pair.after, pair.before),
      column('batch_size'),
      { ...column('layer'), head: false },
      column('before_ms', 'before'),
      column('after_ms', 'after'),
      column('difference_ms', 'difference'),
      ...CHANGE,
    ],
    rows: moved
      .slice(0, most)
      .map((row) => [
        row.model,
        row.library,
        row.batch_size,
        row.layer,
        row.before_ms,
        row.after_ms,
        row.difference_ms,
        ...changeCells(row),
      ]),
  };
}
