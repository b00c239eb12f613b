import { expect, test } from 'vitest';
import type { ImportedLayer } from '../../../src/dataset/import/campaign.ts';
import { measuredLayers } from '../../../src/dataset/import/measured-layers.ts';

function measured(...layers: (readonly [forwardMs?: number, backwardMs?: number])[]) {
  const noted: string[] = [];
  const given = layers.map(([forwardMs, backwardMs], layerIndex): ImportedLayer => ({
    layerIndex,
    layer: `layer${layerIndex}`,
    forwardMs,
    backwardMs,
  }));
  const kept = measuredLayers(given, (what, value) => noted.push(`${what}: ${value}`));
  return { times: kept.map(({ forwardMs, backwardMs }) => [forwardMs, backwardMs]), noted };
}

test('a layer time of 0 is kept where another layer takes time in the same direction, and not noted', () => {
  expect(measured([1, 0], [0, 2])).toEqual({
    times: [
      [1, 0],
      [0, 2],
    ],
    noted: [],
  });
});

test('a direction in which every layer is 0 was not measured, whatever the other one is', () => {
  const { times, noted } = measured([1, 0], [2, 0]);
  expect(times).toEqual([
    [1, undefined],
    [2, undefined],
  ]);
  expect(noted).toEqual(['layer times that are 0: 0', 'layer times that are 0: 0']);
});

test('what is no measurement does not make a 0 one', () => {
  expect(measured([NaN], [0], [-1], [4e9]).times).toEqual(Array(4).fill([undefined, undefined]));
});
