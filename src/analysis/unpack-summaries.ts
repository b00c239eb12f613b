import type { Descriptor } from '../dataset/types.ts';
import type { DatasetDescription } from './create-analysis.ts';
import { byMetric, statisticsOverRepetitions } from './layer-accumulator.ts';
import {
  PACKED_FORMAT,
  type PackedDescriptor,
  type PackedLatency,
  type PackedLayerList,
  type PackedLayerTimes,
  type PackedNumber,
  type PackedPoint,
  type PackedStatistics,
  type PackedSummaries,
} from './packed-summaries.ts';
import { mapValues } from './map-values.ts';
import type { LatencySummary, LayerStatistics, LayerSummary, PointSummary, Summaries } from './summaries.ts';

/**
 * What `packSummaries` packed: `createAnalysis(dataset, summaries)` then gives the published tables.
 *
 * @throws RangeError for a document of another format, e.g. one that a cache kept from an older build
 */
export function unpackSummaries(packed: PackedSummaries): {
  readonly dataset: DatasetDescription;
  readonly summaries: Summaries;
} {
  if ((packed.format as number) !== PACKED_FORMAT) {
    throw new RangeError(`unknown format of packed data: ${packed.format}; expected ${PACKED_FORMAT}`);
  }
  const { name, descriptor, networks, points } = packed;
  const namesOfLists = packed.layerLists.map((list) => list.name.map((entry) => packed.layerNames[entry]!));
  return {
    dataset: { name, descriptor: unpackDescriptor(descriptor), networks },
    summaries: {
      points: points.map((point) =>
        unpackPoint(point, packed.layerLists[point.layerList]!, namesOfLists[point.layerList]!),
      ),
    },
  };
}

export function unpackDescriptor({
  libraries,
  models,
  factors = [],
  fields,
  ...rest
}: PackedDescriptor): Descriptor {
  return {
    ...rest,
    libraries: new Map(Object.entries(libraries)),
    models: new Map(Object.entries(models)),
    factors,
    fields: new Map(
      Object.entries(fields).map(([name, columns]) => [name, new Map(Object.entries(columns))]),
    ),
  };
}

function unpackPoint(point: PackedPoint, { index }: PackedLayerList, layer: readonly string[]): PointSummary {
  const { timesMs, backwardMs, memoryBytesByRepetition, layerList: _, layers, ...others } = point;
  const { measured = {}, latency = {}, ...rest } = others;
  return {
    ...rest,
    timesMs: byMetric((metric) => timesMs[metric].map(numberOrNaN)),
    backwardMs: backwardMs.map(numberOrNaN),
    memoryBytesByRepetition: memoryBytesByRepetition.map(numberOrNaN),
    measured: mapValues(measured, (values) => values.map(numberOrNaN)),
    latency: mapValues(latency, unpackLatency),
    layers: {
      layerIndex: index,
      layer,
      statistics:
        layers.kind === 'times'
          ? unpackLayerTimes(layers, point.repetitions.length, layer.length)
          : byMetric((metric) => unpackStatistics(layers.metrics[metric])),
    },
  };
}

function unpackLatency(packed: PackedLatency): LatencySummary {
  return {
    repetitions: numberOrNaN(packed.repetitions),
    times: numberOrNaN(packed.times),
    leftOut: numberOrNaN(packed.leftOut),
    medianMs: numberOrNaN(packed.medianMs),
    medianLowMs: numberOrNaN(packed.medianLowMs),
    medianHighMs: numberOrNaN(packed.medianHighMs),
    p90Ms: numberOrNaN(packed.p90Ms),
    p99Ms: numberOrNaN(packed.p99Ms),
    worstMs: numberOrNaN(packed.worstMs),
    drawnMs: packed.drawnMs.map(numberOrNaN),
  };
}

function unpackLayerTimes(
  packed: PackedLayerTimes,
  repetitions: number,
  layers: number,
): LayerSummary['statistics'] {
  const inference = byRepetition(packed.inference, repetitions, layers);
  const second = packed.backward ?? packed.training;
  const training =
    second === undefined
      ? inference.map(() => new Float64Array(layers).fill(NaN))
      : byRepetition(second, repetitions, layers);
  if (packed.backward !== undefined) training.forEach((times, at) => addTo(times, inference[at]!));
  return {
    inference: statisticsOverRepetitions(inference, layers),
    training: statisticsOverRepetitions(training, layers),
  };
}

/** Times by layer, and within it by repetition, as one column per repetition. */
function byRepetition(
  packed: readonly PackedNumber[],
  repetitions: number,
  layers: number,
): readonly Float64Array[] {
  const columns = Array.from({ length: repetitions }, () => new Float64Array(layers));
  columns.forEach((column, repetition) => {
    for (let layer = 0; layer < layers; layer += 1) {
      column[layer] = numberOrNaN(packed[layer * repetitions + repetition]!);
    }
  });
  return columns;
}

function addTo(times: Float64Array, addends: Float64Array): void {
  for (let layer = 0; layer < times.length; layer += 1) times[layer] = addends[layer]! + times[layer]!;
}

function unpackStatistics({ count, meanMs, stdMs, minMs }: PackedStatistics): LayerStatistics {
  const unpack = (values: readonly PackedNumber[]) => Float64Array.from(values, numberOrNaN);
  return {
    count: Uint32Array.from(count),
    meanMs: unpack(meanMs),
    stdMs: unpack(stdMs),
    minMs: unpack(minMs),
  };
}

function numberOrNaN(value: PackedNumber): number {
  return value ?? NaN;
}
