import { expect, test } from 'vitest';
import { presenceChanges } from '../../../src/analysis/compare/presence-changes.ts';
import { analyse, type SketchedRun } from '../analyse-runs.ts';

const grid = (models: readonly string[], libraries: readonly string[], batchSizes = [1, 2]): SketchedRun[] =>
  models.flatMap((model) =>
    libraries.flatMap((library) => batchSizes.map((batchSize) => ({ model, library, batchSize }))),
  );

const changes = (before: readonly SketchedRun[], after: readonly SketchedRun[]) =>
  presenceChanges({ before: analyse(before), after: analyse(after) }).map((row) => [
    row.change,
    row.model,
    row.library,
    row.batch_sizes,
    row.runs,
  ]);

test('the same points are no change', () => {
  expect(changes(grid(['a'], ['x']), grid(['a'], ['x']))).toEqual([]);
});

test('a model that came is one row, whatever libraries ran it, new ones among them', () => {
  expect(changes(grid(['a'], ['x', 'y']), grid(['a', 'b'], ['x', 'y']))).toEqual([
    ['came', 'b', null, [1, 2], 4],
  ]);
  expect(changes(grid(['a'], ['x']), [...grid(['a'], ['x']), ...grid(['b'], ['x', 'z'])])).toEqual([
    ['came', 'b', null, [1, 2], 4],
  ]);
});

test('a library that went is one row, whatever models it ran', () => {
  expect(changes(grid(['a', 'b'], ['x', 'y']), grid(['a', 'b'], ['x']))).toEqual([
    ['went', null, 'y', [1, 2], 4],
  ]);
});

test('batch sizes of a model with a library that both know are one row', () => {
  expect(changes(grid(['a'], ['x'], [1, 2, 4, 8]), grid(['a'], ['x'], [2, 16]))).toEqual([
    ['went', 'a', 'x', [1, 4, 8], 3],
    ['came', 'a', 'x', [16], 1],
  ]);
});

test('runs that failed are counted as such', () => {
  const after: SketchedRun[] = [...grid(['a'], ['x']), { model: 'b', library: 'x', failure: 'exit 1' }];
  const [row] = presenceChanges({ before: analyse(grid(['a'], ['x'])), after: analyse(after) });
  expect(row).toMatchObject({ model: 'b', points: 1, runs: 1, unsuccessful: 1 });
});
