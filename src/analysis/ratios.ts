import type { Analysis } from './analysis.ts';
import { compareTimes } from './compare-times.ts';
import { memoryAt } from './memory.ts';
import type { Metric } from './metric.ts';

export interface ModelRatio {
  readonly model: string;
  readonly ratio: number;
}

export interface LibraryRatio {
  readonly library: string;
  readonly ratio: number;
}

/**
 * Best time of one library ÷ best time of another, for every model that both ran; below 1, the numerator is faster.
 * In the order of the report.
 */
export function timeRatioByModel(
  analysis: Analysis,
  metric: Metric,
  { numerator, denominator }: { numerator: string; denominator: string },
): readonly ModelRatio[] {
  return analysis.models.flatMap((model) => {
    const time = analysis.timePerImage(metric, model, numerator);
    const base = analysis.timePerImage(metric, model, denominator);
    return time && base ? [{ model, ratio: compareTimes(time, base).ratio.value }] : [];
  });
}

/** Best time of one model ÷ best time of another, for every library that ran both; in the order of the report. */
export function timeRatioByLibrary(
  analysis: Analysis,
  metric: Metric,
  { numerator, denominator }: { numerator: string; denominator: string },
): readonly LibraryRatio[] {
  return analysis.libraries.flatMap((library) => {
    const time = analysis.timePerImage(metric, numerator, library);
    const base = analysis.timePerImage(metric, denominator, library);
    return time && base ? [{ library, ratio: compareTimes(time, base).ratio.value }] : [];
  });
}

/** Memory of one model ÷ memory of another at one batch size, for every library that reported both. */
export function memoryRatioByLibrary(
  analysis: Analysis,
  { numerator, denominator, batchSize }: { numerator: string; denominator: string; batchSize: number },
): readonly LibraryRatio[] {
  return analysis.libraries.flatMap((library) => {
    const [needs, base] = [numerator, denominator].map((model) =>
      memoryAt(analysis, model, library, batchSize),
    );
    return needs && base ? [{ library, ratio: needs.memory_mb / base.memory_mb }] : [];
  });
}
