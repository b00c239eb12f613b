import { describe, expect, test } from 'vitest';
import { engineLibraries } from '../../../src/analysis/adaptive/switchable.ts';
import type { LibraryInfo } from '../../../src/dataset/types.ts';
import { smallDescriptor } from './small-summaries.ts';

describe('the libraries behind the two engines', () => {
  const enginesOf = (libraries: Readonly<Record<string, Partial<LibraryInfo>>>) =>
    engineLibraries(smallDescriptor(libraries));
  const cublas = { backend: 'cublas', revision: 'v1' };
  const cudnn = { backend: 'cudnn', revision: 'v1' };

  test('are the campaign’s own, whatever else there is', () => {
    expect(enginesOf({ 'nvidia-cuda': {}, 'nvidia-cudnn': {}, mine: cublas, yours: cudnn })).toEqual({
      caffe: 'nvidia-cuda',
      cudnn: 'nvidia-cudnn',
    });
  });

  test('are the one pair of builds of one revision', () => {
    expect(enginesOf({ mine: cublas, yours: cudnn, older: { ...cublas, revision: 'v0' } })).toEqual({
      caffe: 'mine',
      cudnn: 'yours',
    });
  });

  test.each<[string, Readonly<Record<string, Partial<LibraryInfo>>>]>([
    ['there are two such pairs', { mine: cublas, again: cublas, yours: cudnn }],
    ['the revisions differ', { mine: cublas, yours: { ...cudnn, revision: 'v2' } }],
    ['no revision is known', { mine: { backend: 'cublas' }, yours: { backend: 'cudnn' } }],
    ['one computes in half precision', { mine: cublas, yours: { ...cudnn, precision: 'fp16' } }],
    ['one is of another framework', { mine: cublas, yours: { ...cudnn, framework: 'tensorrt' } }],
  ])('are not known where %s', (_, libraries) => {
    expect(enginesOf(libraries)).toBeUndefined();
  });
});
