import { expect, test } from 'vitest';
import { sentenceStart } from '../../src/figures/sentence-start.ts';

test('a sentence begins with a capital, and a name keeps its own letters', () => {
  expect(
    ['from its description.', 'cuDNN fp16: 5.1', 'fc7', 'two-epyc-cores: AlexNet', '3 runs.', ''].map(
      sentenceStart,
    ),
  ).toEqual(['From its description.', 'cuDNN fp16: 5.1', 'fc7', 'two-epyc-cores: AlexNet', '3 runs.', '']);
});
