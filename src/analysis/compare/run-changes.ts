import type { PointSummary } from '../summaries.ts';
import { type Pair, pointPairs } from './pairs.ts';

/** Runs of one point that came, went, or ended otherwise. Counts are of runs. */
export interface RunChangeRow {
  model: string;
  library: string;
  batch_size: number;
  before_ok: number;
  before_unsuccessful: number;
  after_ok: number;
  after_unsuccessful: number;
  /** Which repetitions ended how, e.g. `ok: 0–2; failed, exit 139: 3`; empty where the side has none. */
  before_runs: string;
  after_runs: string;
}

/** The points where a repetition is on one side only or ended otherwise; a point that one side lacks has none there. */
export function runChanges(pair: Pair): RunChangeRow[] {
  return pointPairs(pair)
    .map(({ model, library, batchSize, before, after }) => ({
      model,
      library,
      batch_size: batchSize,
      before_ok: before?.repetitions.length ?? 0,
      before_unsuccessful: before?.unsuccessful.length ?? 0,
      after_ok: after?.repetitions.length ?? 0,
      after_unsuccessful: after?.unsuccessful.length ?? 0,
      before_runs: runsText(before),
      after_runs: runsText(after),
    }))
    .filter((row) => row.before_runs !== row.after_runs);
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
