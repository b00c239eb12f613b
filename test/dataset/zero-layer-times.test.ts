import { expect, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';

test('a layer time of 0 beside others is kept: the layer took less than the timer can tell', async () => {
  const layers: unknown[] = [];
  const { problems, layerTimings, zeroTimings } = await readDataset(
    'test/fixtures/datasets/varied',
    (runs) => (run, _, layer, forwardMs, backwardMs) =>
      layers.push([runs[run]!.factors.image_size, layer, forwardMs, backwardMs]),
  );
  expect(problems).toEqual([]);
  expect([layerTimings, zeroTimings]).toEqual([17, 2]);
  expect(layers).toContainEqual(['224', 'drop', 0, 0.5]);
  expect(layers).toContainEqual(['384', 'drop', 1, 0]);
});
