import type { Metric } from '../../analysis/metric.ts';

/** What a metric is called in a sentence. */
export const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  inference: 'inference',
  training: 'training (forward and backward)',
};
