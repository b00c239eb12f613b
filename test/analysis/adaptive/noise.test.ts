import { describe, expect, it } from 'vitest';
import { layerContests } from '../../../src/analysis/adaptive/layer-contest.ts';
import { noiseFloor, runsSameKernel } from '../../../src/analysis/adaptive/noise-floor.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { smallDescriptor, smallNetwork, smallSummaries } from './small-summaries.ts';

const network = smallNetwork({
  conv: 'Convolution',
  pool: 'Pooling MAX',
  mean: 'Pooling AVE',
  fc: 'InnerProduct',
});
const summaries = smallSummaries([
  { library: 'a', batchSize: 2, layers: { conv: [9, 9], pool: [4, 4], mean: [5, 5], fc: [10, 10] } },
  { library: 'b', batchSize: 2, layers: { conv: [1, 1], pool: [6, 6], mean: [1, 1], fc: [8, 8] } },
]);
const descriptor = smallDescriptor({ a: {}, b: {} });
const problem = createAdaptiveSolver(summaries, descriptor, [], 'inference').problem(['a', 'b'], 'net')!;

describe('the noise floor', () => {
  it('is the relative difference on layers of the same kernel, whichever library was faster', () => {
    // pool and fc: (2 + 2) / ((4 + 6) / 2 + (10 + 8) / 2)
    expect(noiseFloor(problem, network, 2)!.spread).toBeCloseTo(4 / 14, 12);
    expect(noiseFloor(problem, network, 2)!.layers).toBe(2);
  });

  it('is unknown at a batch size that one of the two did not run, or for a network not described', () => {
    expect(noiseFloor(problem, network, 4)).toBeUndefined();
    expect(noiseFloor(problem, [], 2)).toBeUndefined();
  });

  it('counts MAX pooling, which ignores the engine, but not AVE pooling', () => {
    expect(network.filter(runsSameKernel).map(({ layer }) => layer)).toEqual(['pool', 'fc']);
  });
});

describe('the contest of a layer', () => {
  const contestOf = (a: readonly number[], b: readonly number[], floor = 0) =>
    layerContests(
      createAdaptiveSolver(
        smallSummaries([
          { library: 'a', batchSize: 2, layers: { conv: a } },
          { library: 'b', batchSize: 2, layers: { conv: b } },
        ]),
        descriptor,
        [],
        'inference',
      ).problem(['a', 'b'], 'net')!,
      2,
      floor,
    )[0]!;

  it('names the winner and its margin over the runner-up, per image', () => {
    expect(contestOf([8, 8, 8], [6, 6, 6])).toMatchObject({
      timesMs: [4, 3],
      winner: 'b',
      winnerMs: 3,
      runnerUp: 'a',
      margin: 0.25,
      verdict: 'beyond-noise',
    });
  });

  it('is a tie where the repetitions overlap', () => {
    expect(contestOf([8, 5, 8], [6, 8, 6]).verdict).toBe('tie');
  });

  it('is a tie below the noise floor, however steady the repetitions', () => {
    expect(contestOf([8, 8, 8], [6, 6, 6], 0.25).verdict).toBe('tie');
    expect(contestOf([8, 8, 8], [6, 6, 6], 0.24).verdict).toBe('beyond-noise');
  });

  it('is unknown after one repetition', () => {
    expect(contestOf([8], [6]).verdict).toBe('unknown');
  });

  it('goes to the library first in the set where both are equal', () => {
    expect(contestOf([8, 8], [8, 8])).toMatchObject({ winner: 'a', margin: 0, verdict: 'tie' });
  });
});
