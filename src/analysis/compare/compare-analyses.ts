import type { Metric } from '../metric.ts';
import { bestTimeChanges, type BestTimeChangeRow } from './best-time-changes.ts';
import { descriptionChanges, type DescriptionChangeRow } from './description-changes.ts';
import { layerChanges, type LayerChangeRow } from './layer-changes.ts';
import type { Pair } from './pairs.ts';
import { presenceChanges, type PresenceChangeRow } from './presence-changes.ts';
import { remeasuredPoints, type RemeasuredRow } from './remeasured-points.ts';
import { runChanges, type RunChangeRow } from './run-changes.ts';
import type { JudgingOptions } from './verdict.ts';
import { winnerChanges, type WinnerChangeRow } from './winner-changes.ts';

/** What changed between two datasets whatever the metric. */
export interface RecordChanges {
  /** What the descriptions say otherwise. */
  readonly descriptions: readonly DescriptionChangeRow[];
  /** Points whose runs are not the same ones, or ended otherwise. */
  readonly runs: readonly RunChangeRow[];
  /** Models, libraries and points that one side alone has: each once, as the largest whole that it is. */
  readonly presence: readonly PresenceChangeRow[];
  /** Points that both have and that were measured anew. */
  readonly points: readonly RemeasuredRow[];
}

/** What changed under one metric, with what can be said of it. */
export interface TimeChanges {
  readonly metric: Metric;
  readonly bestTimes: readonly BestTimeChangeRow[];
  readonly winners: readonly WinnerChangeRow[];
  /** Largest movers first. */
  readonly layers: readonly LayerChangeRow[];
}

/** Everything that changed, for one metric. */
export interface Comparison extends RecordChanges, TimeChanges {
  /** How many points were measured anew. */
  readonly remeasured: number;
}

export function compareAnalyses(pair: Pair, metric: Metric, options?: JudgingOptions): Comparison {
  const record = recordChanges(pair);
  return { ...record, remeasured: record.points.length, ...timeChanges(pair, metric, options) };
}

export function recordChanges(pair: Pair): RecordChanges {
  return {
    descriptions: descriptionChanges(pair),
    runs: runChanges(pair),
    presence: presenceChanges(pair),
    points: remeasuredPoints(pair),
  };
}

export function timeChanges(pair: Pair, metric: Metric, options?: JudgingOptions): TimeChanges {
  return {
    metric,
    bestTimes: bestTimeChanges(pair, metric, options),
    winners: winnerChanges(pair, metric, options),
    layers: layerChanges(pair, metric, options),
  };
}

/** Whether nothing at all differs between the two: neither a run, nor a measurement, nor what is said about them. */
export function isUnchanged({ descriptions, runs, points }: RecordChanges): boolean {
  return descriptions.length + runs.length + points.length === 0;
}
