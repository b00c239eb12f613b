import { sameValues } from '../../dataset/same-values.ts';
import type { Metric } from '../metric.ts';
import { compareCodeUnits } from '../row-order.ts';
import type { PointSummary, Summaries } from '../summaries.ts';

/** One model's libraries that timed layers under a metric. */
export type ModelLibraries = ReadonlyMap<string, TimedLibrary>;

export interface TimedLibrary {
  /** In ascending batch size. */
  readonly points: readonly TimedPoint[];
  /** Index of each layer that was timed at any batch size. */
  readonly layerIndices: ReadonlyMap<string, number>;
}

export interface TimedPoint {
  readonly point: PointSummary;
  /** Position of each layer in the point's columns; one and the same object for points of a library with the same layers. */
  readonly positions: ReadonlyMap<string, number>;
}

interface GrowingLibrary {
  readonly points: TimedPoint[];
  readonly layerIndices: Map<string, number>;
}

/** Libraries with layer times under the metric, by model. */
export function timedLibraries(summaries: Summaries, metric: Metric): ReadonlyMap<string, ModelLibraries> {
  const models = new Map<string, Map<string, GrowingLibrary>>();
  for (const point of summaries.points) {
    const { layer, layerIndex, statistics } = point.layers;
    const { count } = statistics[metric];
    if (!count.some((timed) => timed > 0)) continue;
    const libraries = models.get(point.model) ?? new Map<string, GrowingLibrary>();
    models.set(point.model, libraries);
    const library: GrowingLibrary = libraries.get(point.library) ?? { points: [], layerIndices: new Map() };
    libraries.set(point.library, library);
    // Most points of a library have the same layers, so their names are looked up one by one only once.
    const alike = library.points.find((other) => sameNames(other.point.layers.layer, layer));
    const positions = alike?.positions ?? new Map(layer.map((name, position) => [name, position]));
    library.points.push({ point, positions });
    if (alike && library.layerIndices.size === layer.length) continue;
    for (const [name, position] of positions) {
      if ((count[position] ?? 0) > 0 && !library.layerIndices.has(name)) {
        library.layerIndices.set(name, layerIndex[position]!);
      }
    }
  }
  return models;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || sameValues(a, b);
}

/** A layer in a set; the index is that of the first library of the set, and only orders. */
export interface SetLayer {
  readonly layerIndex: number;
  readonly layer: string;
}

/** The layers that every one of the libraries has timed, at any batch size, in the order of the first one. */
export function commonLayers(libraries: readonly TimedLibrary[]): readonly SetLayer[] {
  const [first, ...others] = libraries;
  return [...(first?.layerIndices ?? [])]
    .filter(([layer]) => others.every(({ layerIndices }) => layerIndices.has(layer)))
    .map(([layer, layerIndex]) => ({ layerIndex, layer }))
    .sort((a, b) => a.layerIndex - b.layerIndex || compareCodeUnits(a.layer, b.layer));
}
