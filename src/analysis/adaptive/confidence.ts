import { greatest } from 'd3-array';
import type { Analysis } from '../analysis.ts';
import { keptWithAnalysis } from '../kept-with-analysis.ts';
import type { Metric } from '../metric.ts';
import { layerContests } from './layer-contest.ts';
import type { LayerContest } from './layer-contest.ts';
import type { OneBatchMethod } from './methods.ts';
import { noiseFloor } from './noise-floor.ts';
import type { NoiseFloor } from './noise-floor.ts';
import { savingInterval } from './saving-interval.ts';
import type { Interval } from './saving-interval.ts';
import type { AdaptiveSolution } from './solution.ts';
import { engineLibraries } from './switchable.ts';

/** A solution at one batch size, and how sure it is. */
export interface AssessedSolution {
  readonly solution: AdaptiveSolution;
  /** 95% interval of the saving; absent for one repetition. */
  readonly interval?: Interval;
  /** Of the saving as a whole; absent where no two libraries run the same kernels. */
  readonly noise?: NoiseFloor;
  /** Of a single layer, at the solution's batch size; absent as above. */
  readonly layerNoise?: NoiseFloor;
}

/** Undefined where the solution cannot be had. */
export const assess = keptWithAnalysis(
  (
    analysis: Analysis,
    metric: Metric,
    libraries: readonly string[],
    model: string,
    method: OneBatchMethod,
  ): AssessedSolution | undefined => {
    const solver = analysis.solver(metric);
    const solution = solver.solve(libraries, model, method);
    const problem = solver.problem(libraries, model, method);
    if (solution === undefined || problem === undefined || solution.batchSize === null) return undefined;
    const noise = noiseFloorOfSaving(analysis, metric, solution);
    const layerNoise = noiseFloorOf(analysis, metric, model, solution.batchSize);
    const interval = savingInterval(problem, solution);
    return {
      solution,
      ...(interval && { interval }),
      ...(noise && { noise }),
      ...(layerNoise && { layerNoise }),
    };
  },
);

/**
 * Where the interval of a saving lies. All of it `above` the noise floor: something is saved; none of it, `below`: it
 * cannot be told from nothing; `across`: it has to be measured.
 */
export type AgainstNoise = 'above' | 'below' | 'across';

/** Undefined where one of the two is not known. */
export function againstNoise(interval?: Interval, noise?: NoiseFloor): AgainstNoise | undefined {
  if (interval === undefined || noise === undefined) return undefined;
  if (interval.lower > noise.spread) return 'above';
  return interval.upper > noise.spread ? 'across' : 'below';
}

/** Who wins each layer of a solution at its batch size; undefined where the solution cannot be had. */
export const contestsOf = keptWithAnalysis(
  (
    analysis: Analysis,
    metric: Metric,
    libraries: readonly string[],
    model: string,
    method: OneBatchMethod,
  ): { readonly solution: AdaptiveSolution; readonly contests: readonly LayerContest[] } | undefined => {
    const solver = analysis.solver(metric);
    const solution = solver.solve(libraries, model, method);
    const problem = solver.problem(libraries, model, method);
    if (solution === undefined || problem === undefined || solution.batchSize === null) return undefined;
    const noise = noiseFloorOf(analysis, metric, model, solution.batchSize);
    return { solution, contests: layerContests(problem, solution.batchSize, noise) };
  },
);

/** The noise floor of a model at a batch size, from the two engine libraries. */
export const noiseFloorOf = keptWithAnalysis(
  (analysis: Analysis, metric: Metric, model: string, batchSize: number): NoiseFloor | undefined => {
    const engines = engineLibraries(analysis.descriptor);
    if (engines === undefined) return undefined;
    const problem = analysis.solver(metric).problem([engines.caffe, engines.cudnn], model);
    const network = analysis.network(model);
    return problem && noiseFloor(problem, network, batchSize);
  },
);

/**
 * What a saving has to be above. It sets the solution's run against the baseline's, and either may have drifted: where
 * their batch sizes differ, the higher floor of the two counts. Undefined for a solution of mixed batch sizes too.
 */
export function noiseFloorOfSaving(
  analysis: Analysis,
  metric: Metric,
  {
    model,
    batchSize,
    baselineBatchSize,
  }: Pick<AdaptiveSolution, 'model' | 'batchSize' | 'baselineBatchSize'>,
): NoiseFloor | undefined {
  if (batchSize === null) return undefined;
  const floors = [batchSize, baselineBatchSize].map((size) => noiseFloorOf(analysis, metric, model, size));
  return greatest(
    floors.filter((floor) => floor !== undefined),
    ({ spread }) => spread,
  );
}
