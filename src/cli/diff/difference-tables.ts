import type { Difference } from './difference.ts';

/** A table of a difference, as text, for a terminal or Markdown. */
export interface DifferenceTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What to say where there is no row. */
  readonly empty: string;
}

/** What the verdicts mean, and what the test cannot know. */
export const VERDICT_NOTE =
  'faster and slower: Welch’s t-test over repetitions, p-values adjusted for all comparisons together ' +
  '(Benjamini and Hochberg, 5%), and at least 1%. unclear: the spread explains it, or hides what there is: see the ' +
  'interval. too-few: fewer than two repetitions on a side, nothing can be said. Repetitions of one session do not ' +
  'show how sessions differ.';

/** The tables of a difference; of the layers the largest movers, at most `layers` of them. */
export function differenceTables(difference: Difference, layers: number): readonly DifferenceTable[] {
  const { runs, bestTimes, winners, claims } = difference;
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
      columns: ['model', 'before', 'ms per image', 'after', 'ms per image'],
      rows: changedWinners.map((row) => [
        row.model,
        row.before_library ?? 'not measured',
        milliseconds(row.before_ms),
        row.after_library ?? 'not measured',
        milliseconds(row.after_ms),
      ]),
      empty: 'Every model keeps its fastest library.',
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
    {
      title: 'Runs that came, went or ended otherwise',
      columns: ['model', 'library', 'batch', 'before: ok', 'not ok', 'after: ok', 'not ok'],
      rows: runs.map((row) => [
        row.model,
        row.library,
        String(row.batch_size),
        String(row.before_ok),
        String(row.before_unsuccessful),
        String(row.after_ok),
        String(row.after_unsuccessful),
      ]),
      empty: 'The same runs on both sides.',
    },
  ];
}

function milliseconds(ms: number | null): string {
  return ms === null ? '–' : ms.toPrecision(4);
}

function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${Math.abs(ms).toPrecision(3)}`;
}

function count(value: number | null): string {
  return value === null ? '–' : String(value);
}

function percent(fraction: number | null): string {
  if (fraction === null) return '–';
  const size = Math.abs(fraction * 100).toFixed(1);
  return `${size === '0.0' ? '±' : fraction < 0 ? '−' : '+'}${size}%`;
}

function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? '–' : `${percent(low)} to ${percent(high)}`;
}
