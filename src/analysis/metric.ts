import type { Run } from '../dataset/types.ts';

/** Inference times the forward pass; training times forward and backward together. */
export type Metric = 'inference' | 'training';

export const METRICS: readonly Metric[] = ['inference', 'training'];

/**
 * The run's time per batch in ms, or undefined where it was not measured or the run did not succeed.
 * For training this is the measured whole pass, not the sum of the two directions.
 */
export function runTimeMs(run: Run, metric: Metric): number | undefined {
  if (run.status !== 'ok') return undefined;
  return metric === 'inference' ? run.forwardMs : run.forwardBackwardMs;
}

/** A layer's time in ms from its two directions; NaN where one that the metric needs was not measured. */
export function layerTimeMs(forwardMs: number, backwardMs: number, metric: Metric): number {
  return metric === 'inference' ? forwardMs : forwardMs + backwardMs;
}
