import type { TimeChanges } from '../../analysis/compare/compare-analyses.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import type { TimeChange, Verdict } from '../../analysis/compare/verdict.ts';
import type { WinnerVerdict } from '../../analysis/compare/winner-changes.ts';
import { changeText, msText, percentTextToOne, spreadText } from '../../figures/measures/number-text.ts';
import { pairLabels } from './pair-labels.ts';
import { LIBRARY, MODEL, number, words } from '../column-vocabulary.ts';
import type { ReadableCell, ReadableTable } from '../table-model.ts';

/** How many of the largest movers among the layers a reader is shown. */
const MOST_LAYERS = 40;

const VERDICTS: Record<Verdict, string> = {
  identical: 'identical measurements',
  faster: 'faster',
  slower: 'slower',
  small: 'real but small',
  unclear: 'may be noise',
  'too-few': 'too few repetitions to tell',
  came: 'new',
  went: 'gone',
};

const WINNERS: Record<WinnerVerdict, string> = {
  kept: 'kept',
  overtaken: 'beyond the noise on both sides',
  unclear: 'may be noise',
  'too-few': 'too few repetitions to tell',
  'not-compared': 'one of them is on one side only',
  came: 'new',
  went: 'gone',
};

/** What changed between two datasets in one metric, as people read it; tables without rows are left out. */
export function comparisonTables(pair: Pair, changes: TimeChanges): readonly ReadableTable[] {
  return [bestTimes(pair, changes), winners(pair, changes), layers(pair, changes)].filter(
    (table) => table.rows.length > 0,
  );
}

function changeCells(change: TimeChange): ReadableCell[] {
  const { change_low: low, change_high: high } = change;
  return [
    change.change === null ? null : changeText(change.change, percentTextToOne),
    low === null || high === null ? '—' : `${percentTextToOne(low)} to ${percentTextToOne(high)}`,
    VERDICTS[change.verdict],
  ];
}

function bestTimes(pair: Pair, { metric, bestTimes: rows }: TimeChanges): ReadableTable {
  const label = pairLabels(pair);
  const time = (ms: number | null, std: number | null): ReadableCell =>
    ms === null ? null : spreadText(ms, std);
  return {
    id: `${metric}-best-times`,
    title: 'Best time per image (ms)',
    description:
      'Each side at its own best batch size. The interval is Welch’s 95% interval of the change; verdicts are adjusted for the number of comparisons. With one or two repetitions, or times reported in coarse steps, most changes cannot be told from noise.',
    columns: [
      MODEL,
      LIBRARY,
      number('before'),
      number('after'),
      number('change'),
      number('95% interval'),
      words('verdict'),
    ],
    rows: rows.map((row) => [
      label.model(row.model),
      label.library(row.library),
      time(row.before_ms, row.before_std_ms),
      time(row.after_ms, row.after_std_ms),
      ...changeCells(row),
    ]),
  };
}

function winners(pair: Pair, { metric, winners: rows }: TimeChanges): ReadableTable {
  const label = pairLabels(pair);
  const library = (tag: string | null): ReadableCell => (tag === null ? null : label.library(tag));
  const time = (ms: number | null): ReadableCell => (ms === null ? null : msText(ms));
  return {
    id: `${metric}-winners`,
    title: 'Fastest library per model, where it changed',
    description:
      'Of the models that both have. A change is beyond the noise where on each side the fastest is ahead of the other one by more than the spread explains.',
    columns: [
      words('model'),
      words('before'),
      number('time per image (ms)'),
      words('after'),
      number('time per image (ms)'),
      words('verdict'),
    ],
    rows: rows
      .filter((row) => row.changed)
      .map((row) => [
        label.model(row.model),
        library(row.before_library),
        time(row.before_ms),
        library(row.after_library),
        time(row.after_ms),
        WINNERS[row.verdict],
      ]),
  };
}

function layers(pair: Pair, { metric, layers: rows }: TimeChanges): ReadableTable {
  const label = pairLabels(pair);
  const moved = rows.filter((row) => row.verdict !== 'identical');
  return {
    id: `${metric}-layers`,
    title: 'Layers that moved most (ms per image)',
    description: `The ${Math.min(MOST_LAYERS, moved.length)} largest of ${moved.length} layers that differ, at a batch size that both sides measured.`,
    columns: [
      MODEL,
      LIBRARY,
      number('batch size'),
      words('layer'),
      number('before'),
      number('after'),
      number('difference'),
      number('change'),
      number('95% interval'),
      words('verdict'),
    ],
    rows: moved
      .slice(0, MOST_LAYERS)
      .map((row) => [
        label.model(row.model),
        label.library(row.library),
        String(row.batch_size),
        row.layer,
        row.before_ms === null ? null : msText(row.before_ms),
        row.after_ms === null ? null : msText(row.after_ms),
        changeText(row.difference_ms, msText),
        ...changeCells(row),
      ]),
  };
}
