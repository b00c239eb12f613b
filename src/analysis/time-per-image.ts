import type { Analysis } from './analysis.ts';
import type { Metric } from './metric.ts';
import type { Sample } from './sample-statistics.ts';

/** Time per image in ms over the repetitions of one point. */
export interface TimePerImage extends Sample {
  readonly batchSize: number;
}

/** Time per image at a batch size, or else at the best one; undefined where it was not measured. */
export function timePerImage(
  analysis: Analysis,
  metric: Metric,
  model: string,
  library: string,
  batchSize?: number,
): TimePerImage | undefined {
  const isPair = (row: { model: string; library: string }) => row.model === model && row.library === library;
  const size = batchSize ?? analysis.table('best-time-per-image', metric).find(isPair)?.batch_size;
  const row = analysis
    .table('mean-time-per-image', metric)
    .find((each) => isPair(each) && each.batch_size === size);
  if (row === undefined) return undefined;
  const { batch_size, mean_ms, std_ms, repetitions } = row;
  return { batchSize: batch_size, mean: mean_ms, std: std_ms, repetitions };
}
