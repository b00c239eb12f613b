import { expect, test } from 'vitest';
import { hasWords } from '../../src/client/search-words.ts';

const TEXT = 'The quantity was measured in larger batches; cuDNN’s kernels won.';

test.each(['quantity', 'measuring', 'batch', 'kernel won', 'cudn', 'CUDNN'])(
  'the text has: %s',
  (question) => {
    expect(hasWords(TEXT, question)).toBe(true);
  },
);

test.each(['quantumleap', 'measurements unheard', 'kernelspace', 'batchnorm'])(
  'a word that is not there is not found by its beginning: %s',
  (question) => {
    expect(hasWords(TEXT, question)).toBe(false);
  },
);
