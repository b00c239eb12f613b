import type { Metric } from './metric.ts';
import type { TimeByRepetitionRow } from './rows.ts';
import type { Summaries } from './summaries.ts';

/** Every measured whole-pass time, in ms per batch. */
export function timeByRepetitionRows(summaries: Summaries, metric: Metric): TimeByRepetitionRow[] {
  return summaries.points.flatMap(({ model, library, batchSize, repetitions, timesMs }) =>
    timesMs[metric].flatMap((timeMs, position) =>
      Number.isNaN(timeMs)
        ? []
        : [{ model, library, batch_size: batchSize, repetition: repetitions[position]!, time_ms: timeMs }],
    ),
  );
}
