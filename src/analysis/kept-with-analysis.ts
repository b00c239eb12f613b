import type { Analysis } from './analysis.ts';
import { keep } from './keep.ts';

/**
 * A function of an analysis whose values the analysis keeps: each is computed when it is first asked for. What else it is
 * given is told apart as by {@link keep}.
 */
export function keptWithAnalysis<Given extends readonly unknown[], Value>(
  compute: (analysis: Analysis, ...given: Given) => Value,
): (analysis: Analysis, ...given: Given) => Value {
  const kept = (analysis: Analysis) => keep((...given: Given) => compute(analysis, ...given));
  return (analysis, ...given) => analysis.derived(kept)(...given);
}
