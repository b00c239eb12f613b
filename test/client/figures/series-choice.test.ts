import { expect, test } from 'vitest';
import { seriesChoice } from '../../../src/client/figures/series-choice.ts';
import type { FigureSpec } from '../../../src/figures/spec.ts';
import { sketchAnalysis } from '../../figures/sketches.ts';

const analysis = sketchAnalysis();
const byModel: FigureSpec = { id: 'a', kind: 'best-by-model', libraries: 'gpu' };

test('the series of a figure by model are the libraries that it shows', () => {
  const choice = seriesChoice(byModel, analysis)!;
  expect(choice.series.map(({ tag }) => tag)).toEqual(['fast', 'half', 'broken']);
});

test('some of them are named one by one, all of them by the group that the author named', () => {
  const choice = seriesChoice(byModel, analysis)!;
  expect(choice.withOnly(byModel, ['fast'])).toMatchObject({ libraries: ['fast'] });
  expect(choice.withOnly(byModel, ['fast', 'half', 'broken'])).toMatchObject({ libraries: 'gpu' });
});

test('a change of another kind stays when series change', () => {
  const choice = seriesChoice(byModel, analysis)!;
  expect(choice.withOnly({ ...byModel, scale: 'log' }, ['fast'])).toMatchObject({ scale: 'log' });
});

test('of a figure by library they are the models, of the adaptive solution its set, of the balance there are none', () => {
  const tags = (spec: FigureSpec) => seriesChoice(spec, analysis)?.series.map(({ tag }) => tag);
  expect(tags({ id: 'a', kind: 'best-by-library' })).toEqual(['small', 'large']);
  expect(tags({ id: 'a', kind: 'adaptive-breakdown', model: 'small', librarySet: ['slow', 'fast'] })).toEqual(
    ['slow', 'fast'],
  );
  expect(tags({ id: 'a', kind: 'balance', model: 'small', library: 'fast' })).toBeUndefined();
});
