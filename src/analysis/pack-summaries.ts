import type { Descriptor } from '../dataset/types.ts';
import type { Analysis } from './analysis.ts';
import { exactAddend } from './exact-addend.ts';
import { byMetric, statisticsOverRepetitions } from './layer-accumulator.ts';
import { mapValues } from './map-values.ts';
import { numberOrNull } from './sample-statistics.ts';
import {
  PACKED_FORMAT,
  type PackedDescriptor,
  type PackedLatency,
  type PackedLayerList,
  type PackedLayerStatistics,
  type PackedLayerTimes,
  type PackedNumber,
  type PackedPoint,
  type PackedSummaries,
} from './packed-summaries.ts';
import type { LatencySummary, LayerSummary, PointSummary } from './summaries.ts';

/** The analysis's data as a JSON document that `unpackSummaries` reads back to the last digit. */
export function packSummaries(
  analysis: Pick<Analysis, 'name' | 'descriptor' | 'networks' | 'summaries'>,
): PackedSummaries {
  const { name, descriptor, networks, summaries } = analysis;
  const layerNames = createDictionary<string>(String);
  const layerLists = createDictionary<PackedLayerList>(JSON.stringify);
  const points = summaries.points.map((point): PackedPoint => {
    const { layer, layerIndex } = point.layers;
    return {
      ...pointWithoutLayers(point),
      layerList: layerLists.positionOf({ index: layerIndex, name: layer.map(layerNames.positionOf) }),
      layers: packLayerTimes(point) ?? packLayerStatistics(point.layers),
    };
  });
  return {
    format: PACKED_FORMAT,
    name,
    descriptor: packDescriptor(descriptor),
    networks,
    layerNames: layerNames.entries,
    layerLists: layerLists.entries,
    points,
  };
}

/**
 * The same without the times of layers, which are most of it: every table and figure that needs none comes out the same.
 */
export function packPoints(
  analysis: Pick<Analysis, 'name' | 'descriptor' | 'networks' | 'summaries'>,
): PackedSummaries {
  const points = analysis.summaries.points.map((point) => ({ ...point, layers: noLayers(point) }));
  return packSummaries({ ...analysis, summaries: { ...analysis.summaries, points } });
}

function noLayers({ repetitions }: PointSummary): LayerSummary {
  const none = statisticsOverRepetitions(
    repetitions.map(() => new Float64Array()),
    0,
  );
  return { layerIndex: [], layer: [], statistics: byMetric(() => none) };
}

/** Objects for Maps: a property of any name, made like this, goes through JSON as it is. */
export function packDescriptor({
  measuring: _,
  libraries,
  models,
  factors,
  fields,
  ...rest
}: Descriptor): PackedDescriptor {
  return {
    ...rest,
    libraries: Object.fromEntries(libraries),
    models: Object.fromEntries(models),
    ...(factors.length > 0 ? { factors } : {}),
    fields: Object.fromEntries([...fields].map(([name, columns]) => [name, Object.fromEntries(columns)])),
  };
}

function pointWithoutLayers({
  layers: _,
  timesMs,
  backwardMs,
  memoryBytesByRepetition,
  measured,
  latency,
  ...rest
}: PointSummary) {
  return {
    ...rest,
    timesMs: byMetric((metric) => timesMs[metric].map(numberOrNull)),
    backwardMs: backwardMs.map(numberOrNull),
    memoryBytesByRepetition: memoryBytesByRepetition.map(numberOrNull),
    ...(Object.keys(measured).length > 0 && {
      measured: mapValues(measured, (values) => values.map(numberOrNull)),
    }),
    ...(Object.keys(latency).length > 0 && { latency: mapValues(latency, packLatency) }),
  };
}

function packLatency({ repetitions, times, leftOut, drawnMs, ...quantiles }: LatencySummary): PackedLatency {
  const { medianMs, medianLowMs, medianHighMs, p90Ms, p99Ms, worstMs } = quantiles;
  return {
    repetitions,
    times,
    leftOut,
    medianMs: numberOrNull(medianMs),
    medianLowMs: numberOrNull(medianLowMs),
    medianHighMs: numberOrNull(medianHighMs),
    p90Ms: numberOrNull(p90Ms),
    p99Ms: numberOrNull(p99Ms),
    worstMs,
    drawnMs,
  };
}

/** Undefined where the single times were not kept. */
function packLayerTimes({ layers }: PointSummary): PackedLayerTimes | undefined {
  const { inference, training } = layers.statistics;
  if (inference.byRepetitionMs === undefined || training.byRepetitionMs === undefined) return undefined;
  const inferenceMs = layerByLayer(inference.byRepetitionMs, layers.layer.length);
  const times = { kind: 'times', inference: inferenceMs.map(numberOrNull) } as const;
  const trainingMs = layerByLayer(training.byRepetitionMs, layers.layer.length);
  if (trainingMs.every(Number.isNaN)) return times;
  const backwardMs = trainingMs.map((time, position) => exactAddend(inferenceMs[position]!, time));
  return backwardMs.every((time): time is PackedNumber => time !== undefined)
    ? { ...times, backward: backwardMs }
    : { ...times, training: trainingMs.map(numberOrNull) };
}

function layerByLayer(byRepetitionMs: readonly Float64Array[], layers: number): number[] {
  const ordered: number[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    for (const times of byRepetitionMs) ordered.push(times[layer]!);
  }
  return ordered;
}

function packLayerStatistics({ statistics }: LayerSummary): PackedLayerStatistics {
  const metrics = byMetric((metric) => {
    const { count, meanMs, stdMs, minMs } = statistics[metric];
    const pack = (values: Float64Array) => Array.from(values, numberOrNull);
    return { count: [...count], meanMs: pack(meanMs), stdMs: pack(stdMs), minMs: pack(minMs) };
  });
  return { kind: 'statistics', metrics };
}

/** Entries in the order in which they are first met, without repeats. */
function createDictionary<T>(keyOf: (entry: T) => string) {
  const positions = new Map<string, number>();
  const entries: T[] = [];
  return {
    entries: entries as readonly T[],
    positionOf: (entry: T): number => {
      const key = keyOf(entry);
      const known = positions.get(key);
      if (known !== undefined) return known;
      positions.set(key, entries.length);
      return entries.push(entry) - 1;
    },
  };
}
