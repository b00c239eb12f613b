import type { Analysis } from '../../analysis/analysis.ts';
import { pairKey } from '../../analysis/point-key.ts';

/** The models with the libraries that were timed layer by layer on them. */
export function layeredPairs({
  summaries,
}: Analysis): readonly { readonly model: string; readonly library: string }[] {
  const layered = summaries.points.filter((point) => point.layers.layer.length > 0);
  const pairs = layered.map(
    ({ model, library }) => [pairKey({ model, library }), { model, library }] as const,
  );
  return [...new Map(pairs).values()];
}
