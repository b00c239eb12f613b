import type { Analysis } from '../../analysis/analysis.ts';
import type { PointSummary } from '../../analysis/summaries.ts';

/** The points of one model with one library, at the given batch sizes or at all. */
export function pointsOf(
  analysis: Analysis,
  model: string,
  library: string,
  batchSizes?: readonly number[],
): readonly PointSummary[] {
  return analysis
    .pointsOf(model, library)
    .filter(({ batchSize }) => batchSizes === undefined || batchSizes.includes(batchSize));
}

export const NOT_MEASURED = 'not measured';

/** Why there is no value, in words: nothing ran, every run went wrong, or the program did not report it. */
export function missingReason(points: readonly PointSummary[]): string {
  const failed = points.flatMap(({ unsuccessful }) => unsuccessful);
  const succeeded = points.reduce((sum, { repetitions }) => sum + repetitions.length, 0);
  if (failed.length === 0 || succeeded > 0) return NOT_MEASURED;
  const word = failed.every(({ status }) => status === 'timeout') ? 'timed out' : 'failed';
  return `${word} ${failed.length} of ${failed.length}`;
}

/** `1 of 3 runs failed` for a point of which some repetitions are in no statistic; empty where all are. */
export function partialFailure(point: PointSummary | undefined): string {
  if (point === undefined || point.unsuccessful.length === 0) return '';
  return `${point.unsuccessful.length} of ${point.unsuccessful.length + point.repetitions.length} runs failed`;
}
