import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import type { Interval } from './interval.ts';
import { layerContests } from './layer-contest.ts';
import type { LayerContest } from './layer-contest.ts';
import { noiseFloor } from './noise-floor.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { savingInterval } from './saving-interval.ts';
import type { AdaptiveSolution } from './solution.ts';
import { solverOf } from './solver-of-analysis.ts';
import { engineLibraries } from './switchable.ts';

/** A solution at one batch size, and how sure it is. */
export interface AssessedSolution {
  readonly solution: AdaptiveSolution;
  /** 95% interval of the saving; absent for one repetition. */
  readonly interval?: Interval;
  /** Absent where no two libraries run the same kernels. */
  readonly noise?: NoiseFloor;
  /** Whether the saving is smaller than the noise floor; absent where that is not known. */
  readonly belowNoise?: boolean;
  readonly contests: readonly LayerContest[];
}

/** Undefined where the solution cannot be had. */
export function assess(
  analysis: Analysis,
  metric: Metric,
  libraries: readonly string[],
  model: string,
  method: 'same-batch' | 'switchable',
): AssessedSolution | undefined {
  const solver = solverOf(analysis, metric);
  const solution = solver.solve(libraries, model, method);
  const problem = solver.problem(libraries, model, method);
  if (solution === undefined || problem === undefined || solution.batchSize === null) return undefined;
  const noise = noiseFloorOf(analysis, metric, model, solution.batchSize);
  const interval = savingInterval(solution, problem);
  return {
    solution,
    contests: layerContests(problem, solution.batchSize, noise?.spread ?? 0),
    ...(interval && { interval }),
    ...(noise && { noise, belowNoise: Math.abs(solution.saving) < noise.spread }),
  };
}

/** The noise floor of a model at a batch size, from the two engine libraries. */
export function noiseFloorOf(
  analysis: Analysis,
  metric: Metric,
  model: string,
  batchSize: number,
): NoiseFloor | undefined {
  const engines = engineLibraries(analysis.descriptor);
  if (engines === undefined) return undefined;
  const problem = solverOf(analysis, metric).problem([engines.caffe, engines.cudnn], model);
  const network = analysis.networks.filter((layer) => layer.model === model);
  return problem && noiseFloor(problem, network, batchSize);
}
