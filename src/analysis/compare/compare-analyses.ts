import type { Metric } from '../metric.ts';
import { bestTimeChanges, type BestTimeChangeRow } from './best-time-changes.ts';
import { layerChanges, type LayerChangeRow } from './layer-changes.ts';
import type { Pair } from './pairs.ts';
import { remeasuredPoints, runChanges, type RunChangeRow } from './run-changes.ts';
import type { JudgingOptions } from './verdict.ts';
import { winnerChanges, type WinnerChangeRow } from './winner-changes.ts';

/** What changed between two datasets, for one metric. */
export interface Comparison {
  readonly metric: Metric;
  /** Points whose numbers of runs differ. */
  readonly runs: readonly RunChangeRow[];
  /** Points that both have and that were measured anew. */
  readonly remeasured: number;
  readonly bestTimes: readonly BestTimeChangeRow[];
  readonly winners: readonly WinnerChangeRow[];
  /** Largest movers first. */
  readonly layers: readonly LayerChangeRow[];
}

export function compareAnalyses(pair: Pair, metric: Metric, options?: JudgingOptions): Comparison {
  return {
    metric,
    runs: runChanges(pair),
    remeasured: remeasuredPoints(pair),
    bestTimes: bestTimeChanges(pair, metric, options),
    winners: winnerChanges(pair, metric),
    layers: layerChanges(pair, metric, options),
  };
}

/** Whether nothing at all differs between the two. */
export function isUnchanged({ runs, remeasured }: Comparison): boolean {
  return runs.length === 0 && remeasured === 0;
}
