import type { Analysis } from './analysis.ts';
import { keptWithAnalysis } from './kept-with-analysis.ts';
import type { Metric } from './metric.ts';
import { pointKey } from './point-key.ts';
import type { MemoryRow } from './rows.ts';
import type { Summaries } from './summaries.ts';

/** Bytes in the megabyte of the tables. */
export const MEGABYTE = 1e6;

/**
 * Memory that repetition 0 reported, of the points that measured the metric.
 * A point without a report has no row: nothing stands for what was not measured.
 */
export function memoryRows(summaries: Summaries, metric: Metric): MemoryRow[] {
  return summaries.points.flatMap(({ model, library, batchSize, memoryBytes, timesMs }) => {
    if (memoryBytes === undefined || timesMs[metric].length === 0) return [];
    const memoryMb = memoryBytes / MEGABYTE;
    return [
      {
        model,
        library,
        batch_size: batchSize,
        memory_mb: memoryMb,
        memory_per_image_mb: memoryMb / batchSize,
      },
    ];
  });
}

/** What a point reported, of those that measured the metric; undefined where it reported nothing. */
export function memoryAt(
  analysis: Analysis,
  model: string,
  library: string,
  batchSize: number,
  metric: Metric = 'inference',
): MemoryRow | undefined {
  return rowsByPoint(analysis, metric).get(pointKey({ model, library, batchSize }));
}

const rowsByPoint = keptWithAnalysis((analysis, metric: Metric) => {
  const rows = analysis.table('memory', metric);
  return new Map(rows.map((row) => [pointKey({ ...row, batchSize: row.batch_size }), row]));
});
