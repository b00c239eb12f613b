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
  let [count, sum, runningMean, squares] = [0, 0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
    // Welford's recurrence, as of running statistics, which are for many series at a time.
    const difference = value - runningMean;
    runningMean += difference / count;
    squares += difference * (value - runningMean);
  }
  if (count === 0) return undefined;
  return { mean: sum / count, std: count > 1 ? Math.sqrt(squares / (count - 1)) : null, repetitions: count };
}

/** A number as a table's cell: `NaN`, which no table carries, is an empty one. */
export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
