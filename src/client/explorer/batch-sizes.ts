import type { Analysis } from '../../analysis/analysis.ts';

/** Every batch size that any run of the dataset had, ascending. */
export function batchSizesOf({ summaries }: Analysis): readonly number[] {
  return [...new Set(summaries.points.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
}
