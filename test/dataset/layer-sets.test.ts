import { expect, test } from 'vitest';
import { LayerSets } from '../../src/dataset/layer-sets.ts';
import { runOf } from '../analysis/analyse-runs.ts';

const all = () => true;

test('of hundreds of layers the ones that a run lacks are named', () => {
  const sets = new LayerSets([runOf({ batchSize: 1 }), runOf({ batchSize: 2 }), runOf({ library: 'other' })]);
  for (let layer = 0; layer < 300; layer += 1) {
    expect(sets.add(0, `layer${layer}`)).toBe(true);
    if (layer !== 7 && layer !== 299) sets.add(1, `layer${layer}`);
  }
  expect(sets.gaps(all)).toEqual([{ run: 1, missing: ['layer7', 'layer299'], other: 0 }]);
});

test('a layer that a run has already is told, before and after the sets have grown', () => {
  const sets = new LayerSets([runOf({}), runOf({ repetition: 1 })]);
  sets.add(1, 'first');
  for (let layer = 0; layer < 200; layer += 1) sets.add(0, `layer${layer}`);
  expect(sets.add(1, 'first')).toBe(false);
  expect(sets.add(0, 'layer199')).toBe(false);
  expect(sets.add(0, 'first')).toBe(true);
});

test('runs that failed and runs that are not compared have no gaps', () => {
  const sets = new LayerSets([
    runOf({}),
    runOf({ repetition: 1, failure: 'crash' }),
    runOf({ repetition: 2 }),
  ]);
  sets.add(0, 'conv');
  expect(sets.gaps(all)).toEqual([{ run: 2, missing: ['conv'], other: 0 }]);
  expect(sets.gaps(({ library }) => library === 'other')).toEqual([]);
});
