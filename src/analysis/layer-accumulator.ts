import type { PartialState } from '../dataset/partial-state.ts';
import {
  addToMergeable,
  createMergeableStatistics,
  finishMergeable,
  mergeState,
} from './mergeable-statistics.ts';
import { METRICS, type Metric } from './metric.ts';
import {
  addToRunningStatistics,
  createRunningStatistics,
  finishRunningStatistics,
} from './running-statistics.ts';
import { compareCodeUnits } from './row-order.ts';
import type { LayerStatistics, LayerSummary } from './summaries.ts';

/** Receives the layer times of one point, in any order, and reduces them. */
export interface LayerAccumulator {
  /** `repetition` is the position among the point's `ok` repetitions; times are ms per batch, NaN where not measured. */
  add(repetition: number, layerIndex: number, layer: string, timesMs: Readonly<Record<Metric, number>>): void;
  /** Adds what very many repetitions come down to; a metric that was not measured has no state. */
  merge(layerIndex: number, layer: string, states: Readonly<Record<Metric, PartialState | undefined>>): void;
  finish(): LayerSummary;
}

/**
 * Keeps every single time. The statistics are summed in the order of the repetitions once all rows are in,
 * so that not even the last digit depends on the order of the rows.
 */
export function createKeepingAccumulator(repetitions: number): LayerAccumulator {
  const layers = createLayerPositions();
  const columns = byMetric(() => Array.from({ length: repetitions }, (): number[] => []));
  return {
    add(repetition, layerIndex, layer, timesMs) {
      const position = layers.positionOf(layer, layerIndex);
      for (const metric of METRICS) {
        const metricColumns = columns[metric];
        if (position === metricColumns[0]!.length) for (const column of metricColumns) column.push(NaN);
        metricColumns[repetition]![position] = timesMs[metric];
      }
    },
    merge(_layerIndex, layer) {
      throw new Error(`${layer}: a state has no single times, and here they are kept`);
    },
    finish() {
      const { order, ...identity } = layers.finish();
      const statistics = byMetric((metric) =>
        statisticsOverRepetitions(
          columns[metric].map((column) => inOrder(column, order)),
          order.length,
        ),
      );
      return { ...identity, statistics };
    },
  };
}

/** Keeps partial states alone: for points with so many repetitions that their single times would fill the memory. */
export function createStreamingAccumulator(): LayerAccumulator {
  const layers = createLayerPositions();
  const statistics = byMetric(() => createMergeableStatistics());
  return {
    add(_repetition, layerIndex, layer, timesMs) {
      const position = layers.positionOf(layer, layerIndex);
      for (const metric of METRICS) addToMergeable(statistics[metric], position, timesMs[metric]);
    },
    merge(layerIndex, layer, states) {
      const position = layers.positionOf(layer, layerIndex);
      for (const metric of METRICS) {
        const state = states[metric];
        if (state !== undefined) mergeState(statistics[metric], position, state);
      }
    },
    finish() {
      const { order, ...identity } = layers.finish();
      return { ...identity, statistics: byMetric((metric) => finishMergeable(statistics[metric], order)) };
    },
  };
}

/** Statistics per layer of `byRepetitionMs[repetition][layer]`, summed in the order of the repetitions. */
export function statisticsOverRepetitions(
  byRepetitionMs: readonly Float64Array[],
  layers: number,
): LayerStatistics {
  const running = createRunningStatistics(layers);
  const order = Array.from({ length: layers }, (_, layer) => layer);
  for (const column of byRepetitionMs) {
    for (let layer = 0; layer < layers; layer += 1) addToRunningStatistics(running, layer, column[layer]!);
  }
  return { ...finishRunningStatistics(running, order), byRepetitionMs };
}

export function byMetric<T>(make: (metric: Metric) => T): Record<Metric, T> {
  return { inference: make('inference'), training: make('training') };
}

// A loop because `Float64Array.from` with a function takes ten times as long, and this is most of a reduction.
function inOrder(column: readonly number[], order: readonly number[]): Float64Array {
  const ordered = new Float64Array(order.length);
  for (let position = 0; position < order.length; position += 1)
    ordered[position] = column[order[position]!]!;
  return ordered;
}

/** Numbers layers by bare name as they appear; at the end, puts them in the order of their indices. */
function createLayerPositions() {
  const positions = new Map<string, number>();
  const names: string[] = [];
  const indices: number[] = [];
  let next = 0;
  // Rows mostly come in the same order for every run: comparing with the expected name spares hashing a fresh string.
  const lookUp = (layer: string) => (names[next] === layer ? next : positions.get(layer));
  const add = (layer: string, layerIndex: number) => {
    positions.set(layer, names.length);
    indices.push(layerIndex);
    return names.push(layer) - 1;
  };
  return {
    positionOf(layer: string, layerIndex: number): number {
      const position = lookUp(layer) ?? add(layer, layerIndex);
      // Builds may number a layer differently from one repetition to the next: the least index orders it.
      if (layerIndex < indices[position]!) indices[position] = layerIndex;
      next = position + 1;
      return position;
    },
    finish() {
      const order = names
        .map((_, position) => position)
        .sort((a, b) => indices[a]! - indices[b]! || compareCodeUnits(names[a]!, names[b]!));
      return {
        order,
        layerIndex: order.map((position) => indices[position]!),
        layer: order.map((position) => names[position]!),
      };
    },
  };
}
