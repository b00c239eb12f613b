import { describe, expect, it } from 'vitest';
import { noiseFloorOfSaving } from '../../../src/analysis/adaptive/confidence.ts';
import { layerContests } from '../../../src/analysis/adaptive/layer-contest.ts';
import { layerNoise, noiseFloor, runsSameKernel } from '../../../src/analysis/adaptive/noise-floor.ts';
import type { NoiseFloor } from '../../../src/analysis/adaptive/noise-floor.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { createAnalysis } from '../../../src/analysis/create-analysis.ts';
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

  it('is, for one layer, a fixed part that short layers show and a share that long ones show', () => {
    const control = (a: number, b: number) => ({ layer: 'pool', position: 0, timesMs: [a, b] as const });
    // pool, the shorter one: (6 − 4) / 2; fc, the longer one: 1 − 8/10.
    expect(noiseFloor(problem, network, 2)!.ofLayer).toEqual({ fixedMs: 1, share: 0.2 });
    // Half of a short layer's time says nothing of a long one, whatever their order.
    const short = [control(1, 2), control(2, 1), control(1, 1.5)];
    const long = [control(99, 100), control(100, 100), control(90, 100)];
    const noise = layerNoise([...long, ...short]);
    expect(noise.fixedMs).toBeCloseTo(1, 12);
    expect(noise.share).toBeCloseTo(0.01 + 0.9 * (0.1 - 0.01), 12);
    expect(layerNoise([...short, ...long])).toEqual(noise);
    // The middle one of three is in both halves, and so is a single one.
    expect(layerNoise([control(1, 1), control(5, 4), control(10, 10)])).toEqual({
      fixedMs: 0.95,
      share: 0.19,
    });
    expect(layerNoise([control(5, 4)])).toEqual({ fixedMs: 1, share: 0.2 });
    expect(layerNoise([])).toEqual({ fixedMs: 0, share: 0 });
  });

  it('is unknown at a batch size that one of the two did not run, or for a network not described', () => {
    expect(noiseFloor(problem, network, 4)).toBeUndefined();
    expect(noiseFloor(problem, [], 2)).toBeUndefined();
  });

  it('is none where the timer tells none of those layers from nothing', () => {
    const zero = { fc: [0, 0] };
    const summary = smallSummaries([
      { library: 'a', batchSize: 2, layers: { conv: [9, 9], ...zero } },
      { library: 'b', batchSize: 2, layers: { conv: [1, 1], ...zero } },
    ]);
    const resolved = createAdaptiveSolver(summary, descriptor, [], 'inference').problem(['a', 'b'], 'net')!;
    expect(noiseFloor(resolved, network, 2)).toMatchObject({ spread: 0, ofLayer: { fixedMs: 0, share: 0 } });
  });

  it('counts MAX pooling, which ignores the engine, but not AVE pooling', () => {
    expect(network.filter(runsSameKernel).map(({ layer }) => layer)).toEqual(['pool', 'fc']);
  });
});

describe('the contest of a layer', () => {
  const contestOf = (a: readonly number[], b: readonly number[], noise?: NoiseFloor, layer = 'conv') =>
    layerContests(
      createAdaptiveSolver(
        smallSummaries([
          { library: 'a', batchSize: 2, layers: { [layer]: a } },
          { library: 'b', batchSize: 2, layers: { [layer]: b } },
        ]),
        descriptor,
        [],
        'inference',
      ).problem(['a', 'b'], 'net')!,
      2,
      noise,
    )[0]!;
  const floor = (share: number, fixedMs = 0): NoiseFloor => ({
    ...noiseFloor(problem, network, 2)!,
    ofLayer: { fixedMs, share },
  });

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

  it('is a tie where Welch’s test does not tell the repetitions apart', () => {
    expect(contestOf([8, 5, 8], [6, 8, 6]).verdict).toBe('tie');
    // No overlap, yet p = 0.08.
    expect(contestOf([7.9, 8, 10], [6.9, 7, 7.8]).verdict).toBe('tie');
    expect(contestOf([9.9, 10, 10.1], [6.9, 7, 7.1]).verdict).toBe('beyond-noise');
  });

  it('is a tie below the floor of a layer, however steady the repetitions', () => {
    expect(contestOf([8, 8, 8], [6, 6, 6], floor(0.25)).verdict).toBe('tie');
    expect(contestOf([8, 8, 8], [6, 6, 6], floor(0.24)).verdict).toBe('beyond-noise');
    // 4 − 3 ms per image against 0.2 × 4 and a fixed part.
    expect(contestOf([8, 8, 8], [6, 6, 6], floor(0.2, 0.3)).verdict).toBe('tie');
    expect(contestOf([8, 8, 8], [6, 6, 6], floor(0.2, 0.1)).verdict).toBe('beyond-noise');
  });

  it('is none where both run the same kernel, whatever was measured', () => {
    expect(contestOf([8, 8, 8], [6, 6, 6], floor(0), 'pool').verdict).toBe('same-kernel');
    expect(contestOf([8], [6], floor(0), 'fc').verdict).toBe('same-kernel');
  });

  it('has no margin where both are below the timer’s resolution, and ties', () => {
    const contest = contestOf([0, 0, 0], [0, 0, 0]);
    expect(contest).toMatchObject({ winner: 'a', winnerMs: 0, runnerUp: 'b', verdict: 'tie' });
    expect(contest).not.toHaveProperty('margin');
  });

  it('is won by a time of 0 only where the other one is some steps of the timer away', () => {
    expect(contestOf([0, 0, 0], [0.001, 0.001, 0.001])).toMatchObject({ margin: 1, verdict: 'tie' });
    expect(contestOf([0, 0, 0], [0.005, 0.005, 0.005])).toMatchObject({ margin: 1, verdict: 'beyond-noise' });
  });

  it('is unknown after one repetition', () => {
    expect(contestOf([8], [6]).verdict).toBe('unknown');
  });

  it('counts every repetition, of which the first six may differ from the rest', () => {
    const slow = [9, 9.1, 8.9, 9, 9.1, 8.9];
    expect(contestOf(slow, [6, 6.1, 5.9, 6, 6.1, 5.9]).verdict).toBe('beyond-noise');
    expect(contestOf(slow, [6, 6.1, 5.9, 6, 6.1, 5.9, 18, 18]).verdict).toBe('tie');
  });

  it('goes to the library first in the set where both are equal', () => {
    expect(contestOf([8, 8], [8, 8])).toMatchObject({ winner: 'a', margin: 0, verdict: 'tie' });
  });
});

describe('the noise floor of a saving', () => {
  it('is the higher one of the batch sizes of the solution and of its baseline', () => {
    const engines = smallDescriptor({ 'nvidia-cuda': {}, 'nvidia-cudnn': {} });
    const pools = (batchSize: number, cuda: number, cudnn: number) => [
      { library: 'nvidia-cuda', batchSize, layers: { pool: [cuda, cuda] } },
      { library: 'nvidia-cudnn', batchSize, layers: { pool: [cudnn, cudnn] } },
    ];
    const analysis = createAnalysis(
      { name: 'small', descriptor: engines, networks: network },
      smallSummaries([...pools(1, 9, 11), ...pools(2, 10, 10), ...pools(4, 7, 13)]),
    );
    const floorOf = (batchSize: number | null, baselineBatchSize: number) =>
      noiseFloorOfSaving(analysis, 'inference', { model: 'net', batchSize, baselineBatchSize });
    expect(floorOf(2, 2)!.spread).toBe(0);
    expect(floorOf(2, 1)).toMatchObject({ spread: 2 / 10, batchSize: 1 });
    expect(floorOf(1, 2)).toMatchObject({ spread: 2 / 10, batchSize: 1 });
    expect(floorOf(null, 2)).toBeUndefined();
  });
});
