import { describe, expect, it } from 'vitest';
import { librarySets } from '../../../src/analysis/adaptive/library-sets.ts';
import { adaptiveTables } from '../../../src/analysis/adaptive/adaptive-tables.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { smallDescriptor, smallNetwork, smallSummaries } from './small-summaries.ts';

// Two libraries, three layers, batch sizes 1 and 2, two repetitions; every expected figure is worked out by hand.
const summaries = smallSummaries([
  { library: 'nvidia-cuda', batchSize: 1, layers: { conv: [10, 12], relu: [1, 1], fc: [6, 4] } },
  {
    library: 'nvidia-cuda',
    batchSize: 2,
    layers: { conv: [18, 16], relu: [1, 3], fc: [8, 8] },
    wholePassMs: [30, 30],
  },
  { library: 'nvidia-cudnn', batchSize: 1, layers: { conv: [8, 8], relu: [2, 2], fc: [5, 5] } },
  {
    library: 'nvidia-cudnn',
    batchSize: 2,
    layers: { conv: [12, 14], relu: [4, 2], fc: [9, 9] },
    wholePassMs: [28, 26],
  },
]);
const descriptor = smallDescriptor({ 'nvidia-cuda': {}, 'nvidia-cudnn': {} });
const networks = smallNetwork({ conv: 'Convolution', relu: 'ReLU', fc: 'InnerProduct' });
const solver = createAdaptiveSolver(summaries, descriptor, networks, 'inference');
const both = ['nvidia-cuda', 'nvidia-cudnn'];
const choices = (method: Parameters<typeof solver.solve>[2]) =>
  solver
    .solve(both, 'net', method)!
    .layers.map(({ layer, library, batchSize, timeMs }) => [layer, library, batchSize, timeMs]);

describe('the worked example', () => {
  it('takes the least time of any repetition and batch size as published', () => {
    expect(choices('published')).toEqual([
      ['conv', 'nvidia-cudnn', 2, 6],
      ['relu', 'nvidia-cuda', 2, 0.5],
      ['fc', 'nvidia-cuda', 1, 4],
    ]);
    expect(solver.solve(both, 'net', 'published')).toMatchObject({
      batchSize: null,
      timeMs: 10.5,
      baselineLibrary: 'nvidia-cudnn',
      baselineMs: 13.5,
      saving: 1 - 10.5 / 13.5,
    });
  });

  it('shows what the published estimate saves on the best library alone', () => {
    expect(choices('single-library-published')).toEqual([
      ['conv', 'nvidia-cudnn', 2, 6],
      ['relu', 'nvidia-cudnn', 2, 1],
      ['fc', 'nvidia-cudnn', 2, 4.5],
    ]);
    expect(solver.solve(both, 'net', 'single-library-published')).toMatchObject({
      timeMs: 11.5,
      baselineMs: 13.5,
    });
  });

  it('uses mean times at one batch size for the same batch, and the first library of the set for a tie', () => {
    // Batch 1: 8 + 1 + 5 = 14 (fc is a tie at 5). Batch 2: (13 + 2 + 8) / 2 = 11.5.
    expect(choices('same-batch')).toEqual([
      ['conv', 'nvidia-cudnn', 2, 6.5],
      ['relu', 'nvidia-cuda', 2, 1],
      ['fc', 'nvidia-cuda', 2, 4],
    ]);
    // cuDNN alone: 15 at batch 1, (13 + 3 + 9) / 2 = 12.5 at batch 2; cuBLAS alone: 17, (17 + 2 + 8) / 2 = 13.5.
    expect(solver.solve(both, 'net', 'same-batch')).toMatchObject({
      batchSize: 2,
      timeMs: 11.5,
      baselineLibrary: 'nvidia-cudnn',
      baselineMs: 12.5,
    });
  });

  it('times each choice on the repetition it was chosen without when cross-validated', () => {
    // Batch 2. Without 0: conv cuDNN (14 < 16), relu cuDNN (2 < 3), fc cuBLAS: in repetition 0 12, 4, 8.
    // Without 1: conv cuDNN, relu cuBLAS (1 < 4), fc cuBLAS: in repetition 1 14, 3, 8. Batch 1 takes more.
    expect(choices('cross-validated')).toEqual([
      ['conv', 'nvidia-cudnn', 2, 6.5],
      ['relu', 'nvidia-cuda', 2, 1.75],
      ['fc', 'nvidia-cuda', 2, 4],
    ]);
    expect(solver.solve(both, 'net', 'cross-validated')).toMatchObject({
      batchSize: 2,
      timeMs: 12.25,
      baselineMs: 12.5,
    });
  });

  it('leaves layers without an engine to cuDNN when switchable', () => {
    expect(choices('switchable')).toEqual([
      ['conv', 'nvidia-cudnn', 2, 6.5],
      ['relu', 'nvidia-cuda', 2, 1],
      ['fc', 'nvidia-cudnn', 2, 4.5],
    ]);
    expect(solver.solve(both, 'net', 'switchable')).toMatchObject({
      timeMs: 12,
      baselineLibrary: 'nvidia-cudnn',
      baselineMs: 12.5,
    });
  });

  it('counts layers and time by library in the published table', () => {
    const { adaptive } = adaptiveTables(solver, librarySets(summaries, descriptor));
    expect(
      adaptive.filter((row) => row.library_set === 'cudnn+cublas' && row.method === 'switchable'),
    ).toEqual([
      {
        library_set: 'cudnn+cublas',
        method: 'switchable',
        model: 'net',
        library: 'nvidia-cuda',
        layers: 1,
        time_ms: 1,
      },
      {
        library_set: 'cudnn+cublas',
        method: 'switchable',
        model: 'net',
        library: 'nvidia-cudnn',
        layers: 2,
        time_ms: 11,
      },
    ]);
  });

  it('gives the smaller batch where two are equally fast', () => {
    const even = smallSummaries([
      { library: 'a', batchSize: 2, layers: { conv: [4] } },
      { library: 'a', batchSize: 4, layers: { conv: [8] } },
    ]);
    const solution = createAdaptiveSolver(even, smallDescriptor({ a: {} }), [], 'inference');
    expect(solution.solve(['a'], 'net', 'same-batch')).toMatchObject({ batchSize: 2, baselineBatchSize: 2 });
  });
});
