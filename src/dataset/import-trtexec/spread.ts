import { max, mean, median, min, quantileSorted } from 'd3-array';
import type { Measure, Statistics } from './log-summary.ts';

/** From so many single times on, a percentile says something. */
const PERCENTILES = [
  [90, 10],
  [99, 100],
] as const;

/** The statistics of single times, of which there is at least one. */
export function statisticsOf(times: readonly number[]): Statistics {
  const sorted = [...times].sort((a, b) => a - b);
  const percentiles = PERCENTILES.filter(([, least]) => sorted.length >= least).map(
    ([percent]) => [`p${percent}`, quantileSorted(sorted, percent / 100)!] as const,
  );
  return new Map([
    ['least', min(sorted)!],
    ['most', max(sorted)!],
    ['mean', mean(sorted)!],
    ['median', median(sorted)!],
    ...percentiles,
  ]);
}

/** Of what is no part of the time on the GPU, these say enough. */
const MEAN_AND_MEDIAN: ReadonlySet<string> = new Set(['mean', 'median']);

/**
 * The columns of a measure's statistics. GPU compute times of one stream are the run's forward times, whose mean is no further
 * column; of several streams they are latencies.
 */
export function spreadColumns(
  measure: Measure,
  statistics: Statistics,
  isOneStream: boolean,
): readonly (readonly [column: string, ms: number])[] {
  const isWhole = measure === 'compute' || measure === 'latency';
  return [...statistics]
    .filter(([name]) => isWhole || MEAN_AND_MEDIAN.has(name))
    .filter(([name]) => !(measure === 'compute' && isOneStream && name === 'mean'))
    .map(([name, ms]) => [
      measure === 'compute' && isOneStream ? `forward_ms_${name}` : `${measure}_${name}_ms`,
      ms,
    ]);
}
