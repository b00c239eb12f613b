import type { BestTimeRow, MeanTimeRow } from './rows.ts';

/**
 * For each model and library, the batch size with the least mean time per image; the smaller one of equals.
 *
 * @param perImage rows of `mean-time-per-image`, by model, library, ascending batch size
 */
export function bestTimePerImageRows(perImage: readonly MeanTimeRow[]): BestTimeRow[] {
  const best: MeanTimeRow[] = [];
  for (const row of perImage) {
    const held = best.at(-1);
    if (held?.model !== row.model || held.library !== row.library) best.push(row);
    else if (row.mean_ms < held.mean_ms) best[best.length - 1] = row;
  }
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
