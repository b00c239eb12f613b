import type { Analysis } from './analysis.ts';

/** A model with a library, and whether any other is both at least as accurate and at least as fast. */
export interface AccuracyAndSpeed {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  /** Validation accuracy, a fraction. */
  readonly top1: number;
  readonly timeMs: number;
  readonly imagesPerSecond: number;
  readonly onFront: boolean;
}

/**
 * Every model and library with its accuracy and its best time per image. On the front are those that nothing beats
 * in one without losing in the other. Models without a stated accuracy are left out; a model's accuracy is taken
 * to be the same with every library, which half precision makes an assumption.
 */
export function accuracyAndSpeed(analysis: Analysis): readonly AccuracyAndSpeed[] {
  const candidates = analysis.table('best-time-per-image', 'inference').flatMap((row) => {
    const top1 = analysis.descriptor.models.get(row.model)?.accuracy?.top1;
    if (top1 === undefined) return [];
    return [
      {
        model: row.model,
        library: row.library,
        batchSize: row.batch_size,
        top1,
        timeMs: row.mean_ms,
        imagesPerSecond: row.images_per_second,
      },
    ];
  });
  return candidates.map((candidate) => ({
    ...candidate,
    onFront: !candidates.some(
      (other) =>
        other.top1 >= candidate.top1 &&
        other.timeMs <= candidate.timeMs &&
        (other.top1 > candidate.top1 || other.timeMs < candidate.timeMs),
    ),
  }));
}
