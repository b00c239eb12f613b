import type { LayerSink, OkRun, Run, UnsuccessfulRun } from '../dataset/types.ts';
import {
  byMetric,
  createKeepingAccumulator,
  createStreamingAccumulator,
  type LayerAccumulator,
} from './layer-accumulator.ts';
import { METRICS, layerTimeMs, runTimeMs, type Metric } from './metric.ts';
import { pointKey } from './point-key.ts';
import { compareCodeUnits } from './row-order.ts';
import type { PointSummary, Summaries, UnsuccessfulSummary } from './summaries.ts';

/**
 * Above this many repetitions of one point, the single times of its layers are not kept: cross-validation and
 * resampling, which alone need them, are for few repetitions.
 */
const KEPT_REPETITIONS = 64;

/** Reduces a dataset: hand `sink` every layer timing once, in any order, then call `finish`. */
export interface Summariser {
  readonly sink: LayerSink;
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
  { keptRepetitions = KEPT_REPETITIONS }: { keptRepetitions?: number } = {},
): Summariser {
  const points = groupByPoint(runs);
  const layersOfRun = new Array<LayerAccumulator | undefined>(runs.length);
  const repetitionOfRun = new Uint32Array(runs.length);
  const accumulators = points.map(({ ok }) => {
    const accumulator =
      ok.length > keptRepetitions ? createStreamingAccumulator() : createKeepingAccumulator(ok.length);
    ok.forEach(({ index }, repetition) => {
      layersOfRun[index] = accumulator;
      repetitionOfRun[index] = repetition;
    });
    return accumulator;
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
    finish: () => ({
      points: points.map((point, index) => summarisePoint(point, accumulators[index]!)),
    }),
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

function summarisePoint(point: Point, layers: LayerAccumulator): PointSummary {
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
    unsuccessful: point.unsuccessful.map(summariseUnsuccessful),
    layers: layers.finish(),
  };
}

function summariseUnsuccessful(run: UnsuccessfulRun): UnsuccessfulSummary {
  const { repetition, status, failure, forwardMs, backwardMs, forwardBackwardMs, memoryBytes } = run;
  return { repetition, status, failure, forwardMs, backwardMs, forwardBackwardMs, memoryBytes };
}
