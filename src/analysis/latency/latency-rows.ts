import type { Metric } from '../metric.ts';
import type { LatencyRow } from '../rows.ts';
import { numberOrNull } from '../sample-statistics.ts';
import type { Summaries } from '../summaries.ts';

/** What the single times of each point spread over, ms per batch; no row for points without single times. */
export function latencyRows(summaries: Summaries, metric: Metric): LatencyRow[] {
  return summaries.points.flatMap(({ model, library, batchSize, latency }) => {
    const summary = latency[metric];
    if (summary === undefined) return [];
    const { repetitions, times, leftOut, worstMs } = summary;
    return [
      {
        model,
        library,
        batch_size: batchSize,
        repetitions,
        times,
        left_out: leftOut,
        median_ms: numberOrNull(summary.medianMs),
        median_low_ms: numberOrNull(summary.medianLowMs),
        median_high_ms: numberOrNull(summary.medianHighMs),
        p90_ms: numberOrNull(summary.p90Ms),
        p99_ms: numberOrNull(summary.p99Ms),
        worst_ms: worstMs,
      },
    ];
  });
}
