import { greatest, median } from 'd3-array';
import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { sampleStatistics } from '../sample-statistics.ts';
import type { PointSummary } from '../summaries.ts';

/** How much the times of repetitions differ: standard deviations as shares of their means, of points with at least two. */
export interface Spread {
  readonly kind: 'spread';
  readonly metric: Metric;
  /** How many points were repeated. */
  readonly points: number;
  /** How many have a time and were not. */
  readonly single: number;
  readonly median: number;
  readonly widest: { readonly point: PointSummary; readonly share: number };
  /** How many points spread by more than {@link NOISY}. */
  readonly noisy: number;
}

/** Nothing was repeated. */
export interface NoSpread {
  readonly kind: 'no-spread';
  readonly metric: Metric;
}

/** A point whose repetitions spread by more than this share of their mean is noisy. */
export const NOISY = 0.05;

/** Undefined where nothing was timed. */
export function spreadOf({ summaries }: Analysis, metric: Metric): Spread | NoSpread | undefined {
  const timed = summaries.points.flatMap((point) => {
    const sample = sampleStatistics(point.timesMs[metric]);
    return sample === undefined ? [] : [{ point, sample }];
  });
  if (timed.length === 0) return undefined;
  const spreads = timed.flatMap(({ point, sample: { mean, std } }) =>
    std === null ? [] : [{ point, share: std / mean }],
  );
  const widest = greatest(spreads, ({ share }) => share);
  if (widest === undefined) return { kind: 'no-spread', metric };
  return {
    kind: 'spread',
    metric,
    points: spreads.length,
    single: timed.length - spreads.length,
    median: median(spreads, ({ share }) => share)!,
    widest,
    noisy: spreads.filter(({ share }) => share > NOISY).length,
  };
}
