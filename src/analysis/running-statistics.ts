import type { LayerStatistics } from './summaries.ts';

/**
 * Running sums of many series at once, one entry per series. Values are added one by one and not kept,
 * so that the memory is bounded by the number of series, whatever the number of values.
 */
export interface RunningStatistics {
  /** Columns have room for this many series. */
  capacity: number;
  count: Uint32Array;
  sum: Float64Array;
  /** Follows the mean from value to value, for `m2`; rounding adds up in it that `sum ÷ count` does not have. */
  runningMean: Float64Array;
  /** Sum of squared differences from the mean. */
  m2: Float64Array;
  min: Float64Array;
}

/** Room for more series than `capacity` is made as they come. */
export function createRunningStatistics(capacity = 16): RunningStatistics {
  return {
    capacity,
    count: new Uint32Array(capacity),
    sum: new Float64Array(capacity),
    runningMean: new Float64Array(capacity),
    m2: new Float64Array(capacity),
    min: new Float64Array(capacity).fill(Infinity),
  };
}

/**
 * Adds one value to a series; `NaN` means "not measured" and changes nothing.
 *
 * The recurrence is Welford's (Technometrics 4(3), 1962): it does not lose digits where the spread is small
 * beside the mean, as a difference of two sums of squares would.
 */
export function addToRunningStatistics(running: RunningStatistics, series: number, value: number): void {
  if (series >= running.capacity) grow(running, 2 * series);
  if (Number.isNaN(value)) return;
  const count = running.count[series]! + 1;
  const difference = value - running.runningMean[series]!;
  const mean = running.runningMean[series]! + difference / count;
  running.count[series] = count;
  running.sum[series] = running.sum[series]! + value;
  running.runningMean[series] = mean;
  running.m2[series] = running.m2[series]! + difference * (value - mean);
  if (value < running.min[series]!) running.min[series] = value;
}

function grow(running: RunningStatistics, capacity: number): void {
  const { count, sum, runningMean, m2, min } = running;
  Object.assign(running, createRunningStatistics(capacity));
  running.count.set(count);
  running.sum.set(sum);
  running.runningMean.set(runningMean);
  running.m2.set(m2);
  running.min.set(min);
}

/** The statistics so far, with the series in the order given: `order[i]` is the number of the i-th series. */
export function finishRunningStatistics(
  running: RunningStatistics,
  order: readonly number[],
): LayerStatistics {
  const count = new Uint32Array(order.length);
  const meanMs = new Float64Array(order.length).fill(NaN);
  const stdMs = new Float64Array(order.length).fill(NaN);
  const minMs = new Float64Array(order.length).fill(NaN);
  for (let position = 0; position < order.length; position += 1) {
    const series = order[position]!;
    const measured = series < running.capacity ? running.count[series]! : 0;
    if (measured === 0) continue;
    count[position] = measured;
    meanMs[position] = running.sum[series]! / measured;
    minMs[position] = running.min[series]!;
    if (measured > 1) stdMs[position] = Math.sqrt(running.m2[series]! / (measured - 1));
  }
  return { count, meanMs, stdMs, minMs };
}
