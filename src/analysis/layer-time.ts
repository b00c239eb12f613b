import type { Metric } from './metric.ts';
import type { LayerTimeRow } from './rows.ts';
import { numberOrNull } from './sample-statistics.ts';
import type { PointSummary, Summaries } from './summaries.ts';

/** Mean and standard deviation of every layer's time per image over the repetitions that measured it, in ms. */
export function layerTimePerImageRows(summaries: Summaries, metric: Metric): LayerTimeRow[] {
  return summaries.points.flatMap((point) => layerTimesOfPoint(point, metric));
}

/** The same for one point alone. */
export function layerTimesOfPoint(point: PointSummary, metric: Metric): LayerTimeRow[] {
  const { model, library, batchSize, layers } = point;
  const { count, meanMs, stdMs } = layers.statistics[metric];
  const rows: LayerTimeRow[] = [];
  layers.layer.forEach((layer, position) => {
    if (count[position] === 0) return;
    rows.push({
      model,
      library,
      batch_size: batchSize,
      layer_index: layers.layerIndex[position]!,
      layer,
      repetitions: count[position]!,
      mean_ms: meanMs[position]! / batchSize,
      std_ms: numberOrNull(stdMs[position]! / batchSize),
    });
  });
  return rows;
}
