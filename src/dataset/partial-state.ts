import type { DoubleDouble } from './double-double.ts';

/**
 * What many times of one series come down to: enough for their mean, spread and extremes, and so small that it can travel.
 * The states of two sets of times add up to the state of both, wherever and in whatever order they were made.
 */
export interface PartialState {
  readonly count: number;
  readonly sum: DoubleDouble;
  /** The sum of squares, of which with the sum the second moment about the mean is had without loss of digits. */
  readonly squares: DoubleDouble;
  readonly min: number;
  readonly max: number;
}

/** The same of single times of a run of which more came than are kept for quantiles. */
export interface CountedTimes {
  readonly times: number;
  /** How many first ones were left out, and are in nothing else here. */
  readonly leftOut: number;
  /** −∞ where there is none. */
  readonly worstMs: number;
}

/**
 * Receives what a database has reduced already. Series of few times it does not reduce: these come to the sinks of rows.
 * `run` is the index into the dataset's `runs` of an `ok` run of the point.
 */
export interface StateSink {
  /** Of so many repetitions of a layer the single times are wanted; of more, states. */
  readonly keptRepetitions: number;
  /** Of so many iterations of a point, first ones that are left out not counted, the single times are wanted. */
  readonly keptTimes: number;
  /** How many first iterations of a run are in no statistic. */
  leftOut(run: number): number;
  layer(
    run: number,
    layerIndex: number,
    layer: string,
    forward: PartialState | undefined,
    forwardAndBackward: PartialState | undefined,
  ): void;
  iterations(run: number, forward: CountedTimes, forwardAndBackward: CountedTimes): void;
}
