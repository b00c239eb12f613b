import { exactSum, productError } from '../dataset/double-double.ts';
import type { PartialState } from '../dataset/partial-state.ts';
import type { LayerStatistics } from './summaries.ts';

/**
 * Partial states of many series at once, one entry per series: memory is bounded by the number of series. Sums are kept as
 * two doubles, so that rows one by one, or the states of shards in any order, end in the same statistics.
 */
export interface MergeableStatistics {
  /** Columns have room for this many series. */
  capacity: number;
  count: Uint32Array;
  sum: Float64Array;
  /** What rounding has taken from `sum`. */
  sumRest: Float64Array;
  squares: Float64Array;
  squaresRest: Float64Array;
  min: Float64Array;
  max: Float64Array;
}

/** Room for more series than `capacity` is made as they come. */
export function createMergeableStatistics(capacity = 16): MergeableStatistics {
  return {
    capacity,
    count: new Uint32Array(capacity),
    sum: new Float64Array(capacity),
    sumRest: new Float64Array(capacity),
    squares: new Float64Array(capacity),
    squaresRest: new Float64Array(capacity),
    min: new Float64Array(capacity).fill(Infinity),
    max: new Float64Array(capacity).fill(-Infinity),
  };
}

/** Adds one value to a series; `NaN` means "not measured" and changes nothing. */
export function addToMergeable(statistics: MergeableStatistics, series: number, value: number): void {
  if (series >= statistics.capacity) grow(statistics, 2 * series);
  if (Number.isNaN(value)) return;
  const square = value * value;
  const { sum, sumRest, squares, squaresRest } = statistics;
  statistics.count[series]! += 1;
  accumulate(sum, sumRest, series, value, 0);
  accumulate(squares, squaresRest, series, square, productError(value, value, square));
  extend(statistics, series, value, value);
}

/** Adds all values that a state was made of. */
export function mergeState(statistics: MergeableStatistics, series: number, state: PartialState): void {
  if (series >= statistics.capacity) grow(statistics, 2 * series);
  const { sum, sumRest, squares, squaresRest } = statistics;
  statistics.count[series]! += state.count;
  accumulate(sum, sumRest, series, ...state.sum);
  accumulate(squares, squaresRest, series, ...state.squares);
  extend(statistics, series, state.min, state.max);
}

/** Compensated summation: Ogita, Rump and Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26(6), 2005. */
function accumulate(sums: Float64Array, rests: Float64Array, series: number, value: number, rest: number) {
  const before = sums[series]!;
  const sum = before + value;
  const part = sum - before;
  rests[series]! += before - (sum - part) + (value - part) + rest;
  sums[series] = sum;
}

function extend({ min, max }: MergeableStatistics, series: number, least: number, greatest: number): void {
  if (least < min[series]!) min[series] = least;
  if (greatest > max[series]!) max[series] = greatest;
}

function grow(statistics: MergeableStatistics, capacity: number): void {
  const before = { ...statistics };
  Object.assign(statistics, createMergeableStatistics(capacity));
  for (const column of ['count', 'sum', 'sumRest', 'squares', 'squaresRest', 'min', 'max'] as const)
    statistics[column].set(before[column]);
}

/** The statistics so far, with the series in the order given: `order[i]` is the number of the i-th series. */
export function finishMergeable(statistics: MergeableStatistics, order: readonly number[]): LayerStatistics {
  const count = new Uint32Array(order.length);
  const meanMs = new Float64Array(order.length).fill(NaN);
  const stdMs = new Float64Array(order.length).fill(NaN);
  const minMs = new Float64Array(order.length).fill(NaN);
  order.forEach((series, position) => {
    const measured = series < statistics.capacity ? statistics.count[series]! : 0;
    if (measured === 0) return;
    count[position] = measured;
    meanMs[position] = (statistics.sum[series]! + statistics.sumRest[series]!) / measured;
    minMs[position] = statistics.min[series]!;
    if (measured > 1) stdMs[position] = standardDeviation(statistics, series);
  });
  return { count, meanMs, stdMs, minMs };
}

/** With n − 1: n Σx² − (Σx)² in twice the digits of a double, of which a small spread takes half at most. */
function standardDeviation(statistics: MergeableStatistics, series: number): number {
  const { count, sum, sumRest, squares, squaresRest, min, max } = statistics;
  // What no digits could be told apart from.
  if (min[series] === max[series]) return 0;
  const n = count[series]!;
  const [total, totalRest] = exactSum(sum[series]!, sumRest[series]!);
  const square = total * total;
  const squareRest = productError(total, total, square) + 2 * total * totalRest;
  const [ofSquares, ofSquaresRest] = exactSum(squares[series]!, squaresRest[series]!);
  const product = n * ofSquares;
  const productRest = productError(n, ofSquares, product) + n * ofSquaresRest;
  const [difference, rest] = exactSum(product, -square);
  const moment = difference + (rest + (productRest - squareRest));
  return Math.sqrt(Math.max(0, moment) / n / (n - 1));
}
