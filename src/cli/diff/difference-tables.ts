import type { WinnerVerdict } from '../../analysis/compare/winner-changes.ts';
import { count, interval, milliseconds, percent, signed } from './cell-text.ts';
import type { Difference } from './difference.ts';
import type { DifferenceTable } from './difference-table.ts';
import { recordTables } from './record-tables.ts';

/** What the verdicts mean, and what the test cannot know. */
export const VERDICT_NOTE =
  'faster and slower: Welch’s t-test over repetitions, p-values adjusted for all comparisons together ' +
  '(Benjamini and Hochberg, 5%), and at least 1%; no mean counts as known better than the step in which its library’s ' +
  'times are reported. unclear: the spread explains it, or hides what there is: see the interval. too-few: with so few ' +
  'repetitions nothing can be said. Repetitions of one session do not show how sessions differ.';

const WINNER_WORDS: Readonly<Record<WinnerVerdict, string>> = {
  kept: 'kept',
  overtaken: 'overtaken',
  unclear: 'may be noise',
  'too-few': 'too few repetitions to tell',
  'not-compared': 'one of them is on one side only',
  came: 'new',
  went: 'gone',
};

/** The tables of a difference; of the layers the largest movers, at most `layers` of them. */
export function differenceTables(difference: Difference, layers: number): readonly DifferenceTable[] {
  const { bestTimes, winners, claims } = difference;
  const moved = difference.layers.filter(({ verdict }) => verdict !== 'identical');
  const changedWinners = winners.filter(({ changed }) => changed);
  return [
    {
      title: 'Claims that change',
      columns: ['', 'claim', 'before', 'after', 'what it says now'],
      rows: claims.map((row) => [
        row.broke ? 'BROKEN' : '',
        row.id,
        `${row.before_verdict}: ${row.before_value}`,
        `${row.after_verdict}: ${row.after_value}`,
        row.statement,
      ]),
      empty: 'No claim changes.',
    },
    {
      title: 'Fastest library',
      columns: ['model', 'before', 'ms per image', 'after', 'ms per image', 'verdict'],
      rows: changedWinners.map((row) => [
        row.model,
        row.before_library ?? 'not measured',
        milliseconds(row.before_ms),
        row.after_library ?? 'not measured',
        milliseconds(row.after_ms),
        WINNER_WORDS[row.verdict],
      ]),
      empty: 'No model that both have changes its fastest library.',
    },
    {
      title: 'Best time per image',
      columns: [
        'model',
        'library',
        'before (ms)',
        'batch',
        'n',
        'after (ms)',
        'batch',
        'n',
        'change',
        '95% interval',
        'verdict',
      ],
      rows: bestTimes
        .filter(({ verdict }) => verdict !== 'identical')
        .map((row) => [
          row.model,
          row.library,
          milliseconds(row.before_ms),
          count(row.before_batch_size),
          String(row.before_repetitions),
          milliseconds(row.after_ms),
          count(row.after_batch_size),
          String(row.after_repetitions),
          percent(row.change),
          interval(row.change_low, row.change_high),
          row.verdict,
        ]),
      empty: 'No best time changes.',
    },
    {
      title: moved.length > layers ? `Layers: the ${layers} largest movers of ${moved.length}` : 'Layers',
      columns: [
        'model',
        'library',
        'batch',
        'layer',
        'before (ms)',
        'after (ms)',
        'difference (ms)',
        'verdict',
      ],
      rows: moved
        .slice(0, layers)
        .map((row) => [
          row.model,
          row.library,
          String(row.batch_size),
          row.layer,
          milliseconds(row.before_ms),
          milliseconds(row.after_ms),
          signed(row.difference_ms),
          row.verdict,
        ]),
      empty: 'No layer changes.',
    },
    ...recordTables(difference),
  ];
}
