import type { UnsuccessfulRun } from '../dataset/types.ts';
import type { Metric } from './metric.ts';
import type { RunQuantity } from './run-quantities.ts';

/**
 * What is left of a dataset's rows once they have been reduced, and all that the tables are computed from.
 * Nothing past this interface sees a row. Times are ms per batch.
 */
export interface Summaries {
  /** Sorted by model, library (code-unit order), batch size. */
  readonly points: readonly PointSummary[];
}

/** All repetitions of one model with one library at one batch size. */
export interface PointSummary {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  /** Numbers of the `ok` repetitions, ascending; the arrays of times are parallel to it. */
  readonly repetitions: readonly number[];
  /** Whole-pass times by metric; empty where the metric was not measured, `NaN` where one repetition lacks it. */
  readonly timesMs: Readonly<Record<Metric, readonly number[]>>;
  /** The backward passes alone, of which no table is made: empty where not measured, `NaN` where one repetition lacks it. */
  readonly backwardMs: readonly number[];
  /** What each repetition reported it needs: empty where none did, `NaN` where one did not. */
  readonly memoryBytesByRepetition: readonly number[];
  /** As repetition 0 reported it; absent where it did not succeed or did not report it. */
  readonly memoryBytes?: number;
  /** What else the repetitions told of themselves, parallel to them: `NaN` where one did not, absent where none did. */
  readonly measured: Readonly<Partial<Record<RunQuantity, readonly number[]>>>;
  /** What the single times spread over; absent where there are none. */
  readonly latency: Readonly<Partial<Record<Metric, LatencySummary>>>;
  readonly unsuccessful: readonly UnsuccessfulSummary[];
  readonly layers: LayerSummary;
}

/**
 * The single times of a point's `ok` repetitions, all together, in ms per batch; without the first ones of a run that its
 * program's measurement left out. What so few times cannot support, or so many that they were not kept, is `NaN`.
 */
export interface LatencySummary {
  /** How many of the point's repetitions have single times. */
  readonly repetitions: number;
  /** How many times there are. */
  readonly times: number;
  /** How many were left out. */
  readonly leftOut: number;
  readonly medianMs: number;
  /** The 95% interval of the median. */
  readonly medianLowMs: number;
  readonly medianHighMs: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  /** All times, ascending; of more than a hundred the percentiles from 0 to 100. Empty where they were not kept. */
  readonly drawnMs: readonly number[];
}

/** A run that did not end well: whatever it reported is in no statistic. */
export type UnsuccessfulSummary = Pick<
  UnsuccessfulRun,
  'repetition' | 'status' | 'failure' | 'forwardMs' | 'backwardMs' | 'forwardBackwardMs' | 'memoryBytes'
>;

/** The layers of a point's `ok` repetitions, in columns of equal length ordered by layer index. */
export interface LayerSummary {
  readonly layerIndex: readonly number[];
  /** Bare names; unique within a point. */
  readonly layer: readonly string[];
  readonly statistics: Readonly<Record<Metric, LayerStatistics>>;
}

/** Statistics over repetitions, one entry per layer. `count` is 0 where the metric was not measured. */
export interface LayerStatistics {
  readonly count: Uint32Array;
  readonly meanMs: Float64Array;
  /** With n − 1; NaN for fewer than two repetitions. */
  readonly stdMs: Float64Array;
  readonly minMs: Float64Array;
  /**
   * The single times, `[position in repetitions][layer]`, NaN where not measured.
   * Only cross-validation and resampling need them; a reduction of very many repetitions may leave them out.
   */
  readonly byRepetitionMs?: readonly Float64Array[];
}
