import type { IterationSink, LayerSink, OkRun, Run, UnsuccessfulRun } from '../dataset/types.ts';
import type { StateSink } from '../dataset/partial-state.ts';
import { createSingleTimes, KEPT_TIMES, type SingleTimes } from './latency/single-times.ts';
import {
  byMetric,
  createKeepingAccumulator,
  createStreamingAccumulator,
  type LayerAccumulator,
} from './layer-accumulator.ts';
import { METRICS, layerTimeMs, runTimeMs, type Metric } from './metric.ts';
import { pointKey } from './point-key.ts';
import { compareCodeUnits } from './row-order.ts';
import { RUN_QUANTITIES, runQuantity } from './run-quantities.ts';
import { createSharedLayers } from './shared-layers.ts';
import type { PointSummary, Summaries, UnsuccessfulSummary } from './summaries.ts';

/**
 * Above this many repetitions of one point, the single times of its layers are not kept: cross-validation and
 * resampling, which alone need them, are for few repetitions.
 */
const KEPT_REPETITIONS = 64;

/** Reduces a dataset: hand the sinks every layer timing and every iteration once, in any order, then call `finish`. */
export interface Summariser {
  readonly sink: LayerSink;
  readonly iterationSink: IterationSink;
  /** For rows that a database has reduced already. */
  readonly stateSink: StateSink;
  finish(): Summaries;
}

/**
 * The one place that sees rows. Everything else in the analysis works on what this returns.
 * Runs that did not end well are listed in their point and are in no statistic, nor are their layers.
 *
 * @param runs the dataset's runs, in any order; their keys are unique
 */
export function createSummariser(
  runs: readonly Run[],
  {
    keptRepetitions = KEPT_REPETITIONS,
    keptTimes = KEPT_TIMES,
  }: { keptRepetitions?: number; keptTimes?: number } = {},
): Summariser {
  const points = groupByPoint(runs);
  const layersOfRun = new Array<LayerAccumulator | undefined>(runs.length);
  const timesOfRun = new Array<Readonly<Record<Metric, SingleTimes>> | undefined>(runs.length);
  const repetitionOfRun = new Uint32Array(runs.length);
  const accumulators = points.map(({ ok }) => {
    const accumulator =
      ok.length > keptRepetitions ? createStreamingAccumulator() : createKeepingAccumulator(ok.length);
    const leftOut = ok.map(({ run }) => runQuantity(run, 'iterationsLeftOut') || 0);
    const times = byMetric(() => createSingleTimes(leftOut, keptTimes));
    ok.forEach(({ index }, repetition) => {
      layersOfRun[index] = accumulator;
      timesOfRun[index] = times;
      repetitionOfRun[index] = repetition;
    });
    return { layers: accumulator, times };
  });
  // One object for all rows: a fresh one for each would be the greater part of the work.
  const timesMs: Record<Metric, number> = { inference: NaN, training: NaN };
  return {
    sink(run, layerIndex, layer, forwardMs, backwardMs) {
      const layers = layersOfRun[run];
      if (layers === undefined) return;
      for (const metric of METRICS) timesMs[metric] = layerTimeMs(forwardMs, backwardMs, metric);
      layers.add(repetitionOfRun[run]!, layerIndex, layer, timesMs);
    },
    iterationSink(run, iteration, forwardMs, _backwardMs, bothMs) {
      timesOfRun[run]?.inference.add(repetitionOfRun[run]!, iteration, forwardMs);
      timesOfRun[run]?.training.add(repetitionOfRun[run]!, iteration, bothMs);
    },
    stateSink: {
      keptRepetitions,
      keptTimes,
      leftOut: (run) => runQuantity(runs[run]!, 'iterationsLeftOut') || 0,
      layer: (run, layerIndex, layer, inference, training) =>
        layersOfRun[run]?.merge(layerIndex, layer, { inference, training }),
      iterations(run, inference, training) {
        timesOfRun[run]?.inference.merge(repetitionOfRun[run]!, inference);
        timesOfRun[run]?.training.merge(repetitionOfRun[run]!, training);
      },
    },
    finish() {
      const shared = createSharedLayers();
      return {
        points: points.map((point, index) => {
          const { layers, ...rest } = summarisePoint(point, accumulators[index]!);
          return { ...rest, layers: shared(layers) };
        }),
      };
    },
  };
}

interface Point {
  readonly ok: { readonly run: OkRun; readonly index: number }[];
  readonly unsuccessful: UnsuccessfulRun[];
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
}

function groupByPoint(runs: readonly Run[]): Point[] {
  const points = new Map<string, Point>();
  runs.forEach((run, index) => {
    const { model, library, batchSize } = run;
    const key = pointKey(run);
    let point = points.get(key);
    if (point === undefined)
      points.set(key, (point = { model, library, batchSize, ok: [], unsuccessful: [] }));
    if (run.status === 'ok') point.ok.push({ run, index });
    else point.unsuccessful.push(run);
  });
  for (const { ok, unsuccessful } of points.values()) {
    ok.sort((a, b) => a.run.repetition - b.run.repetition);
    unsuccessful.sort((a, b) => a.repetition - b.repetition);
  }
  return [...points.values()].sort(
    (a, b) =>
      compareCodeUnits(a.model, b.model) ||
      compareCodeUnits(a.library, b.library) ||
      a.batchSize - b.batchSize,
  );
}

interface PointAccumulators {
  readonly layers: LayerAccumulator;
  readonly times: Readonly<Record<Metric, SingleTimes>>;
}

function summarisePoint(point: Point, { layers, times }: PointAccumulators): PointSummary {
  const { model, library, batchSize, ok } = point;
  const runs = ok.map(({ run }) => run);
  const measured = (valueOf: (run: OkRun) => number | undefined): readonly number[] => {
    const values = runs.map((run) => valueOf(run) ?? NaN);
    return values.every(Number.isNaN) ? [] : values;
  };
  const memoryBytes = runs.find(({ repetition }) => repetition === 0)?.memoryBytes;
  return {
    model,
    library,
    batchSize,
    repetitions: runs.map(({ repetition }) => repetition),
    timesMs: byMetric((metric) => measured((run) => runTimeMs(run, metric))),
    backwardMs: measured((run) => run.backwardMs),
    memoryBytesByRepetition: measured((run) => run.memoryBytes),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    measured: Object.fromEntries(
      RUN_QUANTITIES.flatMap((quantity) => {
        const values = measured((run) => runQuantity(run, quantity));
        return values.length === 0 ? [] : [[quantity, values]];
      }),
    ),
    latency: Object.fromEntries(
      METRICS.flatMap((metric) => {
        const summary = times[metric].finish();
        return summary === undefined ? [] : [[metric, summary]];
      }),
    ),
    unsuccessful: point.unsuccessful.map(summariseUnsuccessful),
    layers: layers.finish(),
  };
}

function summariseUnsuccessful(run: UnsuccessfulRun): UnsuccessfulSummary {
  const { repetition, status, failure, forwardMs, backwardMs, forwardBackwardMs, memoryBytes } = run;
  return { repetition, status, failure, forwardMs, backwardMs, forwardBackwardMs, memoryBytes };
}
