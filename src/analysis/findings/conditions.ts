import { rollups, sum } from 'd3-array';
import type { Analysis } from '../analysis.ts';
import type { Estimate } from '../compare-times.ts';
import { driftOf } from '../conditions/drift.ts';
import { runsInOrder } from '../conditions/runs-in-order.ts';
import { told } from '../conditions/told.ts';
import type { Metric } from '../metric.ts';
import { studentTCritical } from '../student-t.ts';

/** A condition that a run may tell of itself. */
export type Condition = 'throttled' | 'belowMaxClock' | 'machineBusy';

const CONDITIONS: readonly Condition[] = ['throttled', 'belowMaxClock', 'machineBusy'];

/** In how many successful runs a condition held, of those that tell. */
export interface ConditionCount {
  readonly kind: 'condition';
  readonly condition: Condition;
  readonly runs: number;
  readonly of: number;
  /** How many runs succeeded, whether they tell or not. */
  readonly successful: number;
  /** The libraries in whose runs it held, the most affected first. */
  readonly libraries: readonly { readonly library: string; readonly runs: number }[];
}

/** Conditions of which no run tells are left out. */
export function conditionCounts({ summaries: { points } }: Analysis): readonly ConditionCount[] {
  return CONDITIONS.flatMap((condition): ConditionCount[] => {
    const flags = points.flatMap((point) =>
      told(point, condition).map((flag) => ({ library: point.library, holds: flag === 1 })),
    );
    if (flags.length === 0) return [];
    const holding = flags.filter(({ holds }) => holds);
    const byLibrary = rollups(
      holding,
      (runs) => runs.length,
      ({ library }) => library,
    );
    return [
      {
        kind: 'condition',
        condition,
        runs: holding.length,
        of: flags.length,
        successful: sum(points, ({ repetitions }) => repetitions.length),
        libraries: byLibrary.map(([library, runs]) => ({ library, runs })).sort((a, b) => b.runs - a.runs),
      },
    ];
  });
}

/** A trend of the times over the campaign that is beyond the noise. */
export interface Drift {
  readonly kind: 'drift';
  readonly metric: Metric;
  /** How many runs it was judged by. */
  readonly runs: number;
  /** By what share times rose from the first run to the last, with its 95% interval; negative where they fell. */
  readonly rise: Estimate & { readonly margin: number };
}

/** One campaign in a hundred that does not drift may be said to. */
const CERTAINTY = 0.99;

/** A smaller trend is not worth a word, however certain. */
const LEAST_DRIFT = 0.01;

/** Undefined where no order was recorded, no drift can be told from noise, or it is less than a percent. */
export function drift(analysis: Analysis, metric: Metric): Drift | undefined {
  const runs = runsInOrder(analysis, metric).filter(({ deviation }) => !Number.isNaN(deviation));
  const rise = driftOf(runs);
  if (rise === undefined || rise.margin === null) return undefined;
  const { value, margin } = rise;
  const degreesOfFreedom = runs.length - new Set(runs.map(({ point }) => point)).size - 1;
  const certain =
    (margin * studentTCritical(CERTAINTY, degreesOfFreedom)) / studentTCritical(0.95, degreesOfFreedom);
  if (Math.abs(value) <= certain || Math.abs(value) < LEAST_DRIFT) return undefined;
  return { kind: 'drift', metric, runs: runs.length, rise: { value, margin } };
}
