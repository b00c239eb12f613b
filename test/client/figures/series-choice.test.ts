import { expect, test } from 'vitest';
import { seriesChoices } from '../../../src/client/figures/series-choice.ts';
import type { FigureSpec } from '../../../src/figures/spec.ts';
import { sketchAnalysis } from '../../figures/sketches.ts';

const analysis = sketchAnalysis();
const byModel: FigureSpec = { id: 'a', kind: 'best-by-model', libraries: 'gpu' };

test('the series of a figure by model are the libraries that it shows', () => {
  const choice = seriesChoices(byModel, analysis)[0]!;
  expect(choice.series.map(({ tag }) => tag)).toEqual(['fast', 'half', 'broken']);
});

test('some of them are named one by one, all of them by the group that the author named', () => {
  const choice = seriesChoices(byModel, analysis)[0]!;
  expect(choice.withOnly(byModel, ['fast'])).toMatchObject({ libraries: ['fast'] });
  expect(choice.withOnly(byModel, ['fast', 'half', 'broken'])).toMatchObject({ libraries: ['gpu'] });
});

test('a change of another kind stays when series change', () => {
  const choice = seriesChoices(byModel, analysis)[0]!;
  expect(choice.withOnly({ ...byModel, scale: 'log' }, ['fast'])).toMatchObject({ scale: 'log' });
});

test('of a figure by library they are the models, of the adaptive solution its set, of the balance there are none', () => {
  const tags = (spec: FigureSpec) => seriesChoices(spec, analysis)[0]?.series.map(({ tag }) => tag);
  expect(tags({ id: 'a', kind: 'best-by-library' })).toEqual(['small', 'large']);
  expect(tags({ id: 'a', kind: 'adaptive-breakdown', model: 'small', librarySet: ['slow', 'fast'] })).toEqual(
    ['slow', 'fast'],
  );
  expect(tags({ id: 'a', kind: 'balance', model: 'small', library: 'fast' })).toBeUndefined();
});

test('layers fall into series by library and by batch size, and any of either can be left alone', () => {
  const spec: FigureSpec = {
    id: 'a',
    kind: 'layers',
    model: 'small',
    libraries: ['fast'],
    batchSizes: [4, 2],
  };
  const [sizes, ...none] = seriesChoices(spec, analysis);
  expect(none).toEqual([]);
  expect(sizes!.series.map(({ label }) => label)).toEqual(['batch 2', 'batch 4']);
  expect(sizes!.withOnly(spec, ['4'])).toMatchObject({ batchSizes: [4], libraries: ['fast'] });
  const both = seriesChoices({ ...spec, libraries: ['slow', 'fast'] }, analysis);
  expect(both.map(({ label }) => label)).toEqual(['Libraries', 'Batch sizes']);
  expect(both[0]!.withOnly(spec, ['slow'])).toMatchObject({ libraries: ['slow'], batchSizes: [4, 2] });
});
