import { mean, min, deviation } from 'd3-array';
import type { Descriptor, LibraryInfo, NetworkLayer } from '../../../src/dataset/types.ts';
import type { LayerStatistics, PointSummary, Summaries } from '../../../src/analysis/summaries.ts';

/** Forward times per batch in ms by layer, one entry per repetition; NaN is "not measured". */
export interface SmallPoint {
  readonly model?: string;
  readonly library: string;
  readonly batchSize: number;
  readonly layers: Readonly<Record<string, readonly number[]>>;
  /** Whole-pass times; by default the sums of the layers. */
  readonly wholePassMs?: readonly number[];
}

/** Summaries written by hand: inference as given, training at three times that. */
export function smallSummaries(points: readonly SmallPoint[]): Summaries {
  return { points: points.map(summarisePoint) };
}

function summarisePoint({
  model = 'net',
  library,
  batchSize,
  layers,
  wholePassMs,
}: SmallPoint): PointSummary {
  const names = Object.keys(layers);
  const repetitions = Object.values(layers)[0]?.map((_, repetition) => repetition) ?? [];
  const inference =
    wholePassMs ??
    repetitions.map((repetition) => names.reduce((sum, name) => sum + layers[name]![repetition]!, 0));
  return {
    model,
    library,
    batchSize,
    repetitions,
    timesMs: { inference, training: inference.map((time) => 3 * time) },
    backwardMs: [],
    memoryBytesByRepetition: [],
    measured: {},
    latency: {},
    unsuccessful: [],
    layers: {
      layerIndex: names.map((_, index) => index),
      layer: names,
      statistics: {
        inference: statistics(Object.values(layers)),
        training: statistics(Object.values(layers).map((times) => times.map((time) => 3 * time))),
      },
    },
  };
}

function statistics(layers: readonly (readonly number[])[]): LayerStatistics {
  const measured = layers.map((times) => times.filter((time) => !Number.isNaN(time)));
  return {
    count: Uint32Array.from(measured, (times) => times.length),
    meanMs: Float64Array.from(measured, (times) => mean(times) ?? NaN),
    stdMs: Float64Array.from(measured, (times) => deviation(times) ?? NaN),
    minMs: Float64Array.from(measured, (times) => min(times) ?? NaN),
    byRepetitionMs: (layers[0] ?? []).map((_, repetition) =>
      Float64Array.from(layers, (times) => times[repetition]!),
    ),
  };
}

/** A descriptor of libraries that all run Caffe's layers in fp32 unless told otherwise. */
export function smallDescriptor(libraries: Readonly<Record<string, Partial<LibraryInfo>>>): Descriptor {
  return {
    name: 'small',
    title: 'Written by hand',
    created: '2020-01-01',
    sources: [],
    licenses: [],
    platform: {},
    libraries: new Map(
      Object.entries(libraries).map(([library, info]) => [
        library,
        { label: library, framework: 'caffe', precision: 'fp32', ...info },
      ]),
    ),
    models: new Map(),
    factors: [],
    fields: new Map(),
  };
}

export function smallNetwork(
  types: Readonly<Record<string, string>>,
  model = 'net',
): readonly NetworkLayer[] {
  return Object.entries(types).map(([layer, type], layerIndex) => {
    const [name = '', pooling = ''] = type.split(' ');
    return {
      model,
      layerIndex,
      layer,
      type: name,
      pooling,
      outputShape: '1',
      inputElementsPerImage: 1,
      outputElementsPerImage: 1,
      parameters: 0,
      macsPerImage: 0,
    };
  });
}
