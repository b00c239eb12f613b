import type { LayerStatistics } from './summaries.ts';

/** A step this small is below what any program times: looking for a smaller one would tell nothing. */
const MOST_DECIMALS = 6;

/**
 * The step between values as they were written down, judged by their most decimals: 1 for whole milliseconds, such as
 * the totals of Caffe on a CPU. `NaN` entries were not measured; 0, for not known, where there is no value.
 */
export function resolutionOf(values: Iterable<number>): number {
  let most = -1;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    most = Math.max(most, decimalsOf(value));
    if (most >= MOST_DECIMALS) break;
  }
  return most < 0 ? 0 : 10 ** -most;
}

/** The step between the times of a point's layers, ms per batch; 0 where the single times were not kept. */
export function layerResolution({ byRepetitionMs = [] }: LayerStatistics): number {
  return resolutionOf(byRepetitionMs.flatMap((times) => [...times]));
}

function decimalsOf(value: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  const [, fraction = ''] = digits!.split('.');
  return Math.min(MOST_DECIMALS, Math.max(0, fraction.length - Number(exponent)));
}
