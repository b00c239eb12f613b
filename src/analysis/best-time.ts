import { least } from 'd3-array';
import { pairKey } from './point-key.ts';
import type { BestTimeRow, MeanTimeRow } from './rows.ts';

/**
 * For each model and library, the batch size with the least mean time per image; the smaller one of equals.
 *
 * @param perImage rows of `mean-time-per-image`, by model, library, ascending batch size
 */
export function bestTimePerImageRows(perImage: readonly MeanTimeRow[]): BestTimeRow[] {
  const best = [...Map.groupBy(perImage, pairKey).values()].flatMap(
    (rows) => least(rows, ({ mean_ms }) => mean_ms) ?? [],
  );
  return best.map(({ model, library, batch_size, mean_ms, std_ms }) => ({
    model,
    library,
    batch_size,
    mean_ms,
    std_ms,
    images_per_second: imagesPerSecond(mean_ms),
  }));
}

export function imagesPerSecond(timePerImageMs: number): number {
  return 1000 / timePerImageMs;
}
