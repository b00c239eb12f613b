import { expect, test } from 'vitest';
import type { ImportedRun } from '../../../src/dataset/import/campaign.ts';
import { totalLayers } from '../../../src/dataset/import/total-layers.ts';

function run(times: Readonly<Record<string, number | undefined>>, library = 'lib'): ImportedRun {
  const layers = Object.entries(times).map(([layer, forwardMs], layerIndex) => ({
    layerIndex,
    layer,
    forwardMs,
  }));
  return { model: 'net', library, batchSize: 1, repetition: 0, status: 'ok', failure: '', layers };
}

const told = (layer: string, where: string) =>
  `the layer "${layer}" takes as long as all others together (${where}); where it is their total, leave it out, as a mapping's "where" does`;

test('a layer that is the sum of the others, within what their digits are rounded by, is told once', () => {
  const runs = [
    run({ a: 0.333, b: 0.333, c: 0.334, d: 1.001, everything: 2 }),
    run({ a: 1, b: 2, c: 3, d: 4, everything: 10 }),
    run({ a: 1, b: 2, c: 3, d: 4, everything: 10 }, 'other'),
  ];
  expect(totalLayers(runs)).toEqual([told('everything', 'net, lib and 1 more')]);
});

test('a row that is called a total may have few others, and some that were not measured', () => {
  expect(totalLayers([run({ conv1: 0.5, relu1: undefined, Total: 0.5 })])).toEqual([
    told('Total', 'net, lib'),
  ]);
  expect(totalLayers([run({ conv1: 0.5, relu1: undefined, fc: 0.5 })])).toEqual([]);
});

test('a layer that happens to be the sum of the others in one run is none', () => {
  const runs = [run({ a: 1, b: 2, c: 3, d: 6 }), run({ a: 1, b: 2, c: 3, d: 5 })];
  expect(totalLayers(runs)).toEqual([]);
  expect(totalLayers([run({}), run({ Total: 5 })])).toEqual([]);
});
