import type { Metric } from '../metric.ts';
import { sampleStatistics } from '../sample-statistics.ts';
import type { PointSummary } from '../summaries.ts';
import type { TimedPoint } from './layer-times.ts';

/** A library's times on one list of layers: per image, one entry per layer, NaN where it did not time the layer. */
export interface AlignedLibrary {
  readonly library: string;
  /** Ascending batch size. */
  readonly points: readonly AlignedPoint[];
}

export interface AlignedPoint {
  readonly batchSize: number;
  readonly meanMs: Float64Array;
  readonly minMs: Float64Array;
  /** Single times by number of the repetition; empty where the summaries keep none. */
  readonly repetitions: ReadonlyMap<number, Float64Array>;
  /** Sum of the mean times; NaN where a layer was not timed. */
  readonly sumMs: number;
  /** Whole-pass time per image, mean over repetitions; NaN where not measured. */
  readonly wholePassMs: number;
}

/** A library's points brought onto `layers`, by their bare names. */
export function alignLibrary(
  library: string,
  points: readonly TimedPoint[],
  layers: readonly string[],
  metric: Metric,
): AlignedLibrary {
  const columnsOf = new Map<TimedPoint['positions'], Int32Array>();
  const aligned = points.map(({ point, positions }) => {
    const columns =
      columnsOf.get(positions) ?? Int32Array.from(layers, (layer) => positions.get(layer) ?? -1);
    columnsOf.set(positions, columns);
    return alignPoint(point, columns, metric);
  });
  return { library, points: aligned };
}

function alignPoint(point: PointSummary, columns: Int32Array, metric: Metric): AlignedPoint {
  const { meanMs, minMs, byRepetitionMs = [] } = point.layers.statistics[metric];
  const means = perImage(meanMs, columns, point.batchSize);
  return {
    batchSize: point.batchSize,
    meanMs: means,
    sumMs: sumOf(means),
    minMs: perImage(minMs, columns, point.batchSize),
    repetitions: new Map(
      byRepetitionMs.map((times, at) => [point.repetitions[at]!, perImage(times, columns, point.batchSize)]),
    ),
    wholePassMs: (sampleStatistics(point.timesMs[metric])?.mean ?? NaN) / point.batchSize,
  };
}

function perImage(times: Float64Array, columns: Int32Array, batchSize: number): Float64Array {
  const aligned = new Float64Array(columns.length);
  for (let layer = 0; layer < columns.length; layer += 1) {
    const column = columns[layer]!;
    aligned[layer] = column < 0 ? NaN : times[column]! / batchSize;
  }
  return aligned;
}

function sumOf(times: Float64Array): number {
  let sum = 0;
  for (const time of times) sum += time;
  return sum;
}

/** The library as if it had timed the kept layers only, which is how a choice is narrowed. */
export function withOnly({ library, points }: AlignedLibrary, kept: readonly boolean[]): AlignedLibrary {
  return { library, points: points.map((point) => pointWithOnly(point, kept)) };
}

/** As {@link withOnly}, at one batch size. */
export function pointWithOnly(point: AlignedPoint, kept: readonly boolean[]): AlignedPoint {
  if (kept.every(Boolean)) return point;
  const mask = (times: Float64Array) => times.map((time, layer) => (kept[layer] ? time : NaN));
  return {
    ...point,
    meanMs: mask(point.meanMs),
    sumMs: NaN,
    minMs: mask(point.minMs),
    repetitions: new Map([...point.repetitions].map(([number, times]) => [number, mask(times)])),
  };
}

/** Batch sizes at which any of the libraries has a point, ascending. */
export function batchSizesOf(libraries: readonly AlignedLibrary[]): readonly number[] {
  const sizes = new Set(libraries.flatMap(({ points }) => points.map(({ batchSize }) => batchSize)));
  return [...sizes].sort((a, b) => a - b);
}

/** The points at one batch size, in the order of the libraries; undefined where a library has none. */
export function pointsAt(
  libraries: readonly AlignedLibrary[],
  batchSize: number,
): readonly (AlignedPoint | undefined)[] {
  return libraries.map(({ points }) => points.find((point) => point.batchSize === batchSize));
}
