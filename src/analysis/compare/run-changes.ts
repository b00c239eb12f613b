import type { PointSummary } from '../summaries.ts';
import { type Pair, pointPairs } from './pairs.ts';

/**
 * What became of a point. It `fails` where no run failed and now one does, or where no run succeeds any more; it `works`
 * the other way round. `came` and `went` are points that one side alone has. `otherwise` is all else: other repetitions,
 * other ways to fail.
 */
export type RunChange = 'fails' | 'works' | 'came' | 'went' | 'otherwise';

/** Runs of one point that came, went, or ended otherwise. Counts are of runs. */
export interface RunChangeRow {
  model: string;
  library: string;
  batch_size: number;
  change: RunChange;
  before_ok: number;
  before_unsuccessful: number;
  after_ok: number;
  after_unsuccessful: number;
  /** Which repetitions ended how, e.g. `ok: 0–2; failed, exit 139: 3`; empty where the side has none. */
  before_runs: string;
  after_runs: string;
  /** Why runs failed on the side where they did, each reason once, e.g. `exit 139`; empty where the point neither fails nor works. */
  failure: string;
}

/** The points where a repetition is on one side only or ended otherwise; a point that one side lacks has none there. */
export function runChanges(pair: Pair): RunChangeRow[] {
  return pointPairs(pair)
    .map(({ model, library, batchSize, before, after }) => ({
      model,
      library,
      batch_size: batchSize,
      change: changeOf(before, after),
      before_ok: before?.repetitions.length ?? 0,
      before_unsuccessful: before?.unsuccessful.length ?? 0,
      after_ok: after?.repetitions.length ?? 0,
      after_unsuccessful: after?.unsuccessful.length ?? 0,
      before_runs: runsText(before),
      after_runs: runsText(after),
      failure: failureOf(changeOf(before, after), before, after),
    }))
    .filter((row) => row.before_runs !== row.after_runs);
}

function changeOf(before: PointSummary | undefined, after: PointSummary | undefined): RunChange {
  if (before === undefined) return 'came';
  if (after === undefined) return 'went';
  if (isWorse(before, after)) return 'fails';
  return isWorse(after, before) ? 'works' : 'otherwise';
}

function isWorse(one: PointSummary, other: PointSummary): boolean {
  const begins = one.unsuccessful.length === 0 && other.unsuccessful.length > 0;
  return begins || (one.repetitions.length > 0 && other.repetitions.length === 0);
}

function failureOf(change: RunChange, before: PointSummary | undefined, after: PointSummary | undefined) {
  const side = change === 'fails' ? after : change === 'works' ? before : undefined;
  const reasons = (side?.unsuccessful ?? []).map(({ status, failure }) =>
    status === 'timeout' ? `timed out, ${failure}` : failure,
  );
  return [...new Set(reasons)].join('; ');
}

function runsText(point: PointSummary | undefined): string {
  if (point === undefined) return '';
  const ends = [
    ...point.repetitions.map((repetition) => ({ repetition, end: 'ok' })),
    ...point.unsuccessful.map(({ repetition, status, failure }) => ({
      repetition,
      end: failure === '' ? status : `${status}, ${failure}`,
    })),
  ];
  return [...Map.groupBy(ends, ({ end }) => end)]
    .map(([end, runs]) => `${end}: ${rangesText(runs.map(({ repetition }) => repetition))}`)
    .join('; ');
}

/** `0–2, 5` for ascending 0, 1, 2, 5: a point may have a thousand repetitions. */
function rangesText(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const open = ranges.at(-1);
    if (open?.[1] === number - 1) open[1] = number;
    else ranges.push([number, number]);
  }
  return ranges
    .map(([first, last]) => (first === last ? String(first) : `${String(first)}–${String(last)}`))
    .join(', ');
}
