import { expect, test } from 'vitest';
import { factWords } from '../../src/analysis/fact-words.ts';

test('facts of a platform are named in words, and what has a name of its own by that', () => {
  expect(['max_clock', 'cpu', 'CUDA_cores', 'cudnn', 'board_support'].map(factWords)).toEqual([
    'max clock',
    'CPU',
    'CUDA cores',
    'cuDNN',
    'board support',
  ]);
});
