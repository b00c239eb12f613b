import type { RunQuantity } from '../run-quantities.ts';
import type { PointSummary } from '../summaries.ts';

/** What the `ok` repetitions of a point told of a quantity, those that told nothing left out. */
export function told({ measured }: PointSummary, quantity: RunQuantity): readonly number[] {
  return (measured[quantity] ?? []).filter((value) => !Number.isNaN(value));
}

/** In which part of a run clocks and power were sampled; null where no repetition tells. */
export type SampledPart = 'timed' | 'process' | 'mixed';

export function sampledPart(point: PointSummary): SampledPart | null {
  const parts = new Set(told(point, 'wholeProcess'));
  if (parts.size === 0) return null;
  return parts.size > 1 ? 'mixed' : parts.has(1) ? 'process' : 'timed';
}
