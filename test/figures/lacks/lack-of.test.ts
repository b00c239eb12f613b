import { expect, test } from 'vitest';
import type { SpecFields } from '../../../src/figures/fields.ts';
import { lackOf } from '../../../src/figures/lacks/lack-of.ts';
import { FIGURE_KINDS, fieldsOf, type FigureKind } from '../../../src/figures/spec.ts';
import { standardFigures } from '../../../src/figures/standard-figures.ts';
import { sketchAnalysis } from '../sketches.ts';

const analysis = sketchAnalysis();

test('nothing is lacking of the figures of a report from the data alone', () => {
  const specs = standardFigures(analysis);
  expect(specs.length).toBeGreaterThan(5);
  for (const spec of specs) {
    const { drawable } = lackOf({ kind: spec.kind, fields: fieldsOf(spec) }, analysis);
    expect([spec.id, drawable]).toEqual([spec.id, true]);
  }
});

test.each(FIGURE_KINDS)('a list that is empty is all that is said: %s', (kind) => {
  const fields: SpecFields = { models: [], libraries: [], librarySet: [], batchSizes: [] };
  const { drawable, reasons } = lackOf({ kind, fields }, analysis);
  if (kind === 'balance') expect(reasons).toEqual(['No batch size is chosen. Choose at least one.']);
  expect(drawable).toBe(false);
  for (const reason of reasons) expect(reason).toMatch(/^No .+ is chosen\. Choose at least one\.$/);
});

test.each<[string, FigureKind, SpecFields, boolean, RegExp]>([
  [
    'training that nobody measured',
    'best-by-model',
    { metric: 'training', libraries: ['half'] },
    false,
    /^There are no training times of cuDNN fp16\. Measured were OpenBLAS/,
  ],
  [
    'a baseline without times',
    'speedup-by-model',
    { metric: 'training', baseline: 'half' },
    false,
    /^There is no speedup where cuDNN fp16, the baseline, was not measured\.$/,
  ],
  [
    'memory that was not reported',
    'memory-by-model',
    { libraries: ['half'], batchSize: 2 },
    false,
    /^There are no reports of memory of cuDNN fp16\./,
  ],
  [
    'shares that no layer has',
    'layers',
    { model: 'small', libraries: ['slow'], batchSizes: [2], lower: 0.9 },
    false,
    /^No layer takes from 90% to 100% of the total\./,
  ],
  [
    'an accuracy that nobody stated',
    'accuracy-speed',
    {},
    false,
    /^The dataset states no accuracy of Small net and Large net\.$/,
  ],
  [
    'a roofline without a network',
    'roofline',
    { model: 'small', libraries: ['slow'], batchSize: 2 },
    false,
    /^There is no roofline of OpenBLAS: it needs layers of the network/,
  ],
  [
    'a solution that one binary can run',
    'layer-map',
    { model: 'small', librarySet: ['slow', 'fast'], method: 'switchable' },
    false,
    /^There is no solution by the method “switchable” for Small net, inference: it needs layer times of both engines/,
  ],
])('%s is said in words', (_, kind, fields, isDrawable, words) => {
  const { drawable, reasons } = lackOf({ kind, fields }, analysis);
  expect(reasons[0]).toMatch(words);
  expect(drawable).toBe(isDrawable);
});
