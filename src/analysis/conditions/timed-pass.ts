import type { Metric } from '../metric.ts';
import type { PointSummary } from '../summaries.ts';

/**
 * What a program timed of each iteration of the point: the forward pass, or forward and backward. What was observed over
 * the timed part (power, the first iteration against the others) is of that alone.
 */
export function timedPass({ timesMs, backwardMs }: PointSummary): Metric {
  return backwardMs.length > 0 || timesMs.training.length > 0 ? 'training' : 'inference';
}
