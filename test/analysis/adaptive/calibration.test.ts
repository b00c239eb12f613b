import { randomLcg, randomNormal } from 'd3-random';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AlignedPoint } from '../../../src/analysis/adaptive/aligned-times.ts';
import { falseWins } from '../../../src/analysis/adaptive/false-wins.ts';
import { sameBatch } from '../../../src/analysis/adaptive/same-batch.ts';
import { savingInterval } from '../../../src/analysis/adaptive/saving-interval.ts';
import type { AdaptiveProblem } from '../../../src/analysis/adaptive/solution.ts';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { METRICS } from '../../../src/analysis/metric.ts';
import { jetsonTx1 } from './jetson-tx1.ts';

let analysis: Analysis;
beforeAll(async () => {
  analysis = await jetsonTx1();
});

describe('a win beyond the noise', () => {
  it('is found on at most 5 of 100 layers where both builds run the same kernel', () => {
    const tried = METRICS.flatMap((metric) =>
      analysis.models.map((model) => falseWins(analysis, metric, model)),
    );
    const layers = tried.reduce((sum, each) => sum + each.layers, 0);
    const wins = tried.reduce((sum, each) => sum + each.wins, 0);
    expect(layers).toBe(1296);
    expect(wins / layers).toBeLessThanOrEqual(0.05);
  });
});

describe('the interval of the saving', () => {
  /** The problem as if measured again: the measured means are true, the noise has the covariance of the residuals. */
  function measuredAgain(problem: AdaptiveProblem, normal: () => number): AdaptiveProblem {
    const again = new Map<AlignedPoint, AlignedPoint>();
    const measure = (point: AlignedPoint): AlignedPoint => {
      const residuals = [...point.repetitions.values()].map((times) =>
        times.map((time, layer) => time - point.meanMs[layer]!),
      );
      const repetitions = residuals.map(() => {
        const times = point.meanMs.slice();
        for (const residual of residuals) {
          const factor = normal() / Math.sqrt(residuals.length - 1);
          for (let layer = 0; layer < times.length; layer += 1) times[layer]! += factor * residual[layer]!;
        }
        return times;
      });
      const meanMs = point.meanMs.map(
        (_, layer) => repetitions.reduce((sum, times) => sum + times[layer]!, 0) / repetitions.length,
      );
      return {
        ...point,
        meanMs,
        sumMs: meanMs.reduce((sum, time) => sum + time, 0),
        repetitions: new Map(repetitions.entries()),
      };
    };
    const libraries = (of: AdaptiveProblem['candidates']) =>
      of.map(({ library, points }) => ({
        library,
        points: points.map((point) => {
          const measured = again.get(point) ?? measure(point);
          again.set(point, measured);
          return measured;
        }),
      }));
    return {
      ...problem,
      candidates: libraries(problem.candidates),
      baselines: libraries(problem.baselines),
    };
  }

  it.each([
    ['bvlc-alexnet', 'same-batch'],
    ['deepscale-squeezenet-1.0', 'same-batch'],
    ['deepscale-squeezenet-1.1', 'switchable'],
  ] as const)('covers the true saving about as often as it says: %s, %s', (model, method) => {
    const libraries = ['cpu', 'nvidia-cuda', 'nvidia-cudnn', 'libdnn-cuda'];
    const problem = analysis.solver('inference').problem(libraries, model, method)!;
    const truth = sameBatch(problem)!.saving;
    const normal = randomNormal.source(randomLcg(0.5))();
    const campaigns = 40;
    let covered = 0;
    for (let campaign = 0; campaign < campaigns; campaign += 1) {
      const measured = measuredAgain(problem, normal);
      const interval = savingInterval(measured, sameBatch(measured)!)!;
      if (interval.lower <= truth && truth <= interval.upper) covered += 1;
    }
    expect(covered / campaigns).toBeGreaterThanOrEqual(0.88);
  });
});
