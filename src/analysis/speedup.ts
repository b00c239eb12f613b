import { compareTimes } from './compare-times.ts';
import type { BestTimeRow, SpeedupRow } from './rows.ts';
import { sortRows } from './row-order.ts';
import type { Sample } from './sample-statistics.ts';

/**
 * Best time of the baseline ÷ best time of the library, for every ordered pair of a model's libraries.
 * A library is 1 over itself.
 *
 * @param best rows of `best-time-per-image`
 */
export function speedupRows(best: readonly BestTimeRow[]): SpeedupRow[] {
  const rows = [...Map.groupBy(best, ({ model }) => model)].flatMap(([model, ofModel]) =>
    ofModel.flatMap((baseline) =>
      ofModel.map((row) => ({
        model,
        baseline: baseline.library,
        library: row.library,
        speedup: compareTimes(timeOf(row), timeOf(baseline)).speedup.value,
      })),
    ),
  );
  return sortRows(rows, ['model', 'baseline', 'library']);
}

/** Of the spreads the table says nothing. */
function timeOf({ mean_ms }: BestTimeRow): Sample {
  return { mean: mean_ms, std: null, repetitions: 1 };
}
