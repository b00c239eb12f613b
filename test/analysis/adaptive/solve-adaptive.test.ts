import { describe, expect, it } from 'vitest';
import { adaptiveTables } from '../../../src/analysis/adaptive/adaptive-tables.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { smallDescriptor, smallNetwork, smallSummaries } from './small-summaries.ts';

describe('the adaptive solver', () => {
  const descriptor = smallDescriptor({
    a: {},
    b: {},
    half: { precision: 'fp16' },
    other: { framework: 'tensorrt' },
  });
  const summaries = smallSummaries([
    { library: 'a', batchSize: 1, layers: { input: [1, 1], conv: [5, 5], relu: [2, 2] } },
    { library: 'b', batchSize: 1, layers: { conv: [4, 4], relu: [3, 3], split: [1, 1] } },
    { library: 'half', batchSize: 1, layers: { conv: [2, 2], relu: [1, 1] } },
    { library: 'other', batchSize: 1, layers: { 'conv + relu': [1, 1] } },
  ]);
  const solver = createAdaptiveSolver(summaries, descriptor, [], 'inference');

  it('solves over the layers that every library of the set has timed', () => {
    const layers = (libraries: string[]) =>
      solver.solve(libraries, 'net', 'same-batch')?.layers.map(({ layer }) => layer);
    expect(layers(['a', 'b'])).toEqual(['conv', 'relu']);
    expect(layers(['b'])).toEqual(['conv', 'relu', 'split']);
  });

  it('keeps the best reasonable library as the baseline of a set without it', () => {
    expect(solver.solve(['half'], 'net', 'same-batch')).toMatchObject({
      timeMs: 3,
      baselineLibrary: 'a',
      baselineMs: 7,
    });
  });

  it('shows a negative saving where the set is slower than the best single library', () => {
    const slower = smallSummaries([
      { library: 'a', batchSize: 1, layers: { conv: [5, 5] } },
      { library: 'b', batchSize: 1, layers: { conv: [4, 4] } },
    ]);
    const solution = createAdaptiveSolver(slower, descriptor, [], 'inference').solve(
      ['a'],
      'net',
      'same-batch',
    );
    expect(solution!.saving).toBe(-0.25);
  });

  it('refuses to compare layers of different frameworks', () => {
    expect(solver.solve(['a', 'other'], 'net', 'same-batch')).toBeUndefined();
  });

  it('has no cross-validated solution for one repetition', () => {
    const once = smallSummaries([{ library: 'a', batchSize: 1, layers: { conv: [5] } }]);
    const single = createAdaptiveSolver(once, descriptor, [], 'inference');
    expect(single.solve(['a'], 'net', 'same-batch')).toBeDefined();
    expect(single.solve(['a'], 'net', 'cross-validated')).toBeUndefined();
  });

  it('has no cross-validated solution where one fold alone can be timed', () => {
    // Chosen without the second repetition, conv goes to b, which has no time in it.
    const points = smallSummaries([
      { library: 'a', batchSize: 1, layers: { conv: [5, 5] } },
      { library: 'b', batchSize: 1, layers: { conv: [4, NaN] } },
    ]);
    const holey = createAdaptiveSolver(points, descriptor, [], 'inference');
    expect(holey.solve(['a', 'b'], 'net', 'same-batch')).toBeDefined();
    expect(holey.solve(['a', 'b'], 'net', 'cross-validated')).toBeUndefined();
  });

  it('has no switchable solution without two engines, or without the types of the layers', () => {
    expect(solver.solve(['a', 'b'], 'net', 'switchable')).toBeUndefined();
    const engines = smallDescriptor({
      a: { backend: 'cublas', revision: '1' },
      b: { backend: 'cudnn', revision: '1' },
    });
    const types = smallNetwork({ conv: 'Convolution', relu: 'ReLU' });
    const solve = (networks: typeof types) =>
      createAdaptiveSolver(summaries, engines, networks, 'inference').solve(['a', 'b'], 'net', 'switchable');
    expect(solve([])).toBeUndefined();
    expect(solve(types)).toMatchObject({ baselineLibrary: 'b', baselineMs: 7, timeMs: 6 });
  });

  it('does not take part in training with a library that measured no backward pass', () => {
    const [a, b] = smallSummaries([
      { library: 'a', batchSize: 1, layers: { conv: [5, 5] } },
      { library: 'b', batchSize: 1, layers: { conv: [4, 4] } },
    ]).points;
    const nothing = {
      count: new Uint32Array(1),
      meanMs: Float64Array.of(NaN),
      stdMs: Float64Array.of(NaN),
      minMs: Float64Array.of(NaN),
    };
    const forwardOnly = {
      ...b!,
      timesMs: { ...b!.timesMs, training: [] },
      layers: { ...b!.layers, statistics: { ...b!.layers.statistics, training: nothing } },
    };
    const training = createAdaptiveSolver({ points: [a!, forwardOnly] }, descriptor, [], 'training');
    expect(training.solve(['a', 'b'], 'net', 'same-batch')).toMatchObject({ libraries: ['a'], timeMs: 15 });
  });

  it('gives no rows where nothing timed layers', () => {
    const tables = adaptiveTables(createAdaptiveSolver({ points: [] }, descriptor, [], 'inference'), []);
    expect(tables).toEqual({ adaptive: [], 'adaptive-summary': [], 'adaptive-layers': [] });
  });
});
