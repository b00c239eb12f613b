import type { Analysis } from '../analysis/analysis.ts';

/** `batch size 1`, `batch sizes 2 to 16`: the range that was measured, in words. */
export function labelledBatchSizes({ summaries }: Analysis): string {
  const sizes = summaries.points.map((point) => point.batchSize);
  const smallest = Math.min(...sizes);
  const largest = Math.max(...sizes);
  return smallest === largest ? `batch size ${smallest}` : `batch sizes ${smallest} to ${largest}`;
}
