import type { Analysis } from './analysis.ts';

/**
 * A function of an analysis whose values the analysis keeps: each is computed when it is first asked for. What else it is
 * given is told apart as by `keep`.
 */
export function keptWithAnalysis<Given extends readonly unknown[], Value>(
  compute: (analysis: Analysis, ...given: Given) => Value,
): (analysis: Analysis, ...given: Given) => Value {
  return (analysis, ...given) => analysis.derived(compute, ...given);
}
