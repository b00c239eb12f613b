import type { Analysis } from '../analysis.ts';
import { keptWithAnalysis } from '../kept-with-analysis.ts';
import type { Metric } from '../metric.ts';
import { batchSizesOf, pointsAt } from './aligned-times.ts';
import { compare } from './layer-contest.ts';
import { controlLayers, layerNoise } from './noise-floor.ts';
import { engineLibraries } from './switchable.ts';

/** How often wins were found where there are none. */
export interface FalseWins {
  readonly wins: number;
  /** Control layers, each at every batch size. */
  readonly layers: number;
}

/**
 * Puts the rule for a win to the test on the layers of a model where both engines run the same kernel: each is judged
 * against the noise that the other ones show. None where there are no such layers.
 */
export const falseWins = keptWithAnalysis((analysis: Analysis, metric: Metric, model: string): FalseWins => {
  const engines = engineLibraries(analysis.descriptor);
  const problem = engines && analysis.solver(metric).problem([engines.caffe, engines.cudnn], model);
  if (problem === undefined) return { wins: 0, layers: 0 };
  const network = analysis.network(model);
  const verdicts = batchSizesOf(problem.candidates).flatMap((batchSize) => {
    const [one, other] = pointsAt(problem.candidates, batchSize);
    const controls = controlLayers(problem, network, batchSize);
    return controls.map(({ position, timesMs: [a, b] }) => {
      const floor = layerNoise(controls.filter((each) => each.position !== position));
      return a < b ? compare(one!, other!, position, floor) : compare(other!, one!, position, floor);
    });
  });
  return {
    wins: verdicts.filter((verdict) => verdict === 'beyond-noise').length,
    layers: verdicts.length,
  };
});
