import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { createAdaptiveSolver } from './solve-adaptive.ts';
import type { AdaptiveSolver } from './solve-adaptive.ts';

const solvers = new WeakMap<Analysis, Map<Metric, AdaptiveSolver>>();

/** The analysis's solver for a metric, made when first asked for and then kept. */
export function solverOf(analysis: Analysis, metric: Metric): AdaptiveSolver {
  const known = solvers.get(analysis) ?? new Map<Metric, AdaptiveSolver>();
  solvers.set(analysis, known);
  const { summaries, descriptor, networks } = analysis;
  const solver = known.get(metric) ?? createAdaptiveSolver(summaries, descriptor, networks, metric);
  known.set(metric, solver);
  return solver;
}
