import { pairKey } from '../point-key.ts';
import type { PointSummary } from '../summaries.ts';
import { type Pair, pointPairs } from './pairs.ts';

/** What one side alone has. Counts are of points and runs. */
export interface PresenceChangeRow {
  /** Null where a library is on one side alone, with whatever models. */
  readonly model: string | null;
  /** Null where a model is on one side alone, with whatever libraries. */
  readonly library: string | null;
  /** Whether the later side has it, or the earlier one had. */
  readonly change: 'came' | 'went';
  /** Ascending. */
  readonly batch_sizes: readonly number[];
  readonly points: number;
  readonly runs: number;
  /** Of these, the ones that did not end well. */
  readonly unsuccessful: number;
}

/**
 * Every point that one side alone has, as part of the largest whole that came or went: a model that the other side does not
 * have at all is one row, however many libraries ran it; then a library likewise; then the batch sizes of a model with a library.
 */
export function presenceChanges(pair: Pair): PresenceChangeRow[] {
  const found = pointPairs(pair).flatMap(({ before, after }): OneSided[] => {
    if (before !== undefined && after !== undefined) return [];
    return after === undefined
      ? [{ point: before!, change: 'went', other: pair.after }]
      : [{ point: after, change: 'came', other: pair.before }];
  });
  return [...Map.groupBy(found, wholeOf).values()].map((members) => {
    const { point, change, other } = members[0]!;
    const hasModel = other.models.includes(point.model);
    const points = members.map((member) => member.point);
    const unsuccessful = sum(points, (each) => each.unsuccessful.length);
    return {
      model: hasModel && !other.libraries.includes(point.library) ? null : point.model,
      library: hasModel ? point.library : null,
      change,
      batch_sizes: [...new Set(points.map(({ batchSize }) => batchSize))].sort((a, b) => a - b),
      points: points.length,
      runs: unsuccessful + sum(points, ({ repetitions }) => repetitions.length),
      unsuccessful,
    };
  });
}

interface OneSided {
  readonly point: PointSummary;
  readonly change: PresenceChangeRow['change'];
  /** The side that lacks it. */
  readonly other: Pair['before'];
}

function wholeOf({ point, change, other }: OneSided): string {
  if (!other.models.includes(point.model)) return JSON.stringify([change, 'model', point.model]);
  if (!other.libraries.includes(point.library)) return JSON.stringify([change, 'library', point.library]);
  return JSON.stringify([change, 'both', pairKey(point)]);
}

function sum(points: readonly PointSummary[], of: (point: PointSummary) => number): number {
  return points.reduce((total, point) => total + of(point), 0);
}
