import type { Metric } from './metric.ts';
import type { MeanTimeRow } from './rows.ts';
import { sampleStatistics } from './sample-statistics.ts';
import type { Summaries } from './summaries.ts';

/** Mean and standard deviation over the `ok` repetitions that measured the metric, in ms per batch. */
export function meanTimePerBatchRows(summaries: Summaries, metric: Metric): MeanTimeRow[] {
  return summaries.points.flatMap(({ model, library, batchSize, timesMs }) => {
    const statistics = sampleStatistics(timesMs[metric]);
    if (statistics === undefined) return [];
    const { mean, std, repetitions } = statistics;
    return [{ model, library, batch_size: batchSize, repetitions, mean_ms: mean, std_ms: std }];
  });
}

/** The same in ms per image: mean and standard deviation per batch ÷ batch size. */
export function meanTimePerImageRows(perBatch: readonly MeanTimeRow[]): MeanTimeRow[] {
  return perBatch.map((row) => ({
    ...row,
    mean_ms: row.mean_ms / row.batch_size,
    std_ms: row.std_ms === null ? null : row.std_ms / row.batch_size,
  }));
}
