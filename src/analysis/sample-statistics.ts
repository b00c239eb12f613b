import {
  addToRunningStatistics,
  createRunningStatistics,
  finishRunningStatistics,
} from './running-statistics.ts';

/** What is known of a quantity that was measured several times, in its unit. */
export interface Sample {
  readonly mean: number;
  /** Sample standard deviation, with n − 1; null for one repetition. */
  readonly std: number | null;
  /** How many values there are. */
  readonly repetitions: number;
  /** The step between the values as they were reported; absent or 0 where it is not known. */
  readonly resolution?: number;
}

/** Mean and spread of the values that were measured; `NaN` entries were not. Undefined where there is no value at all. */
export function sampleStatistics(values: readonly number[]): Sample | undefined {
  const running = createRunningStatistics(1);
  for (const value of values) addToRunningStatistics(running, 0, value);
  const { count, meanMs, stdMs } = finishRunningStatistics(running, [0]);
  if (count[0] === 0) return undefined;
  return { mean: meanMs[0]!, std: numberOrNull(stdMs[0]!), repetitions: count[0]! };
}

/** A number as a table's cell: `NaN`, which no table carries, is an empty one. */
export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
