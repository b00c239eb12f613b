import type { Dataset, Descriptor, LibraryInfo, ModelInfo } from '../dataset/types.ts';
import type { Metric } from './metric.ts';
import type { RunQuantity } from './run-quantities.ts';
import type { LatencySummary, PointSummary } from './summaries.ts';

/**
 * An analysis's data as one JSON document, for a browser that computes the tables itself. Every number is written
 * with all its digits, so that what is computed from it equals the published tables to the last one.
 *
 * JSON rather than bytes: the times have few digits, every host compresses it, and `null` says "not measured".
 */
export interface PackedSummaries extends Pick<Dataset, 'name' | 'networks'> {
  readonly format: typeof PACKED_FORMAT;
  readonly descriptor: PackedDescriptor;
  /** Bare names, for `layerLists` to point into. */
  readonly layerNames: readonly string[];
  /** Points of one model and library mostly time the same layers. */
  readonly layerLists: readonly PackedLayerList[];
  readonly points: readonly PackedPoint[];
}

/**
 * What is by name is in objects: whoever looks a name up in one has to see whether it is a property of its own. How the
 * data were measured is left out: no table or figure shows it, and the files of a campaign are hundreds.
 */
export interface PackedDescriptor extends Omit<
  Descriptor,
  'measuring' | 'libraries' | 'models' | 'factors' | 'fields'
> {
  readonly libraries: Readonly<Record<string, LibraryInfo>>;
  readonly models: Readonly<Record<string, ModelInfo>>;
  /** Absent where there are none. */
  readonly factors?: Descriptor['factors'];
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Changes when a reader of the previous one could not read the next. */
export const PACKED_FORMAT = 3;

export interface PackedLayerList {
  readonly index: readonly number[];
  /** Positions in `layerNames`. */
  readonly name: readonly number[];
}

export type PackedNumber = number | null;

export interface PackedPoint extends Pick<
  PointSummary,
  'model' | 'library' | 'batchSize' | 'repetitions' | 'memoryBytes' | 'unsuccessful'
> {
  readonly timesMs: Readonly<Record<Metric, readonly PackedNumber[]>>;
  readonly backwardMs: readonly PackedNumber[];
  readonly memoryBytesByRepetition: readonly PackedNumber[];
  /** Absent where nothing was told. */
  readonly measured?: Readonly<Partial<Record<RunQuantity, readonly PackedNumber[]>>>;
  /** Absent where there are no single times. */
  readonly latency?: Readonly<Partial<Record<Metric, PackedLatency>>>;
  /** Position in `layerLists`. */
  readonly layerList: number;
  readonly layers: PackedLayerTimes | PackedLayerStatistics;
}

/** `null` for NaN. */
export type PackedLatency = {
  readonly [Key in keyof LatencySummary]: LatencySummary[Key] extends number
    ? PackedNumber
    : readonly PackedNumber[];
};

/** Single times, ms per batch, by layer and within it by repetition: neighbours are alike, which compresses well. */
export interface PackedLayerTimes {
  readonly kind: 'times';
  readonly inference: readonly PackedNumber[];
  /**
   * For training, the backward time alone wherever inference + backward gives exactly the training time: it has
   * fewer digits than the sum. Absent where the metric was not measured.
   */
  readonly backward?: readonly PackedNumber[];
  readonly training?: readonly PackedNumber[];
}

/** Of a point with so many repetitions that its single times were not kept. */
export interface PackedLayerStatistics {
  readonly kind: 'statistics';
  readonly metrics: Readonly<Record<Metric, PackedStatistics>>;
}

export interface PackedStatistics {
  readonly count: readonly number[];
  readonly meanMs: readonly PackedNumber[];
  readonly stdMs: readonly PackedNumber[];
  readonly minMs: readonly PackedNumber[];
}
