import { expect, test } from 'vitest';
import { distinctTitles } from '../../src/figures/distinct-titles.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';

test('figures of the same title are told apart by what they show, and any other keeps its own', async () => {
  const titles = distinctTitles(await analyseJetsonTx1(), [
    { id: 'all', kind: 'best-by-model' },
    { id: 'gpu', kind: 'best-by-model', libraries: 'gpu' },
    { id: 'rates', kind: 'best-by-model', quantity: 'images-per-second' },
  ]);
  expect(Object.fromEntries(titles)).toEqual({
    all: 'Time per image by model, inference: all libraries',
    gpu: 'Time per image by model, inference: GPU libraries',
    rates: 'Images per second by model, inference',
  });
});
