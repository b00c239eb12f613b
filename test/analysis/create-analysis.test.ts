import { expect, test } from 'vitest';
import { selectPoints } from '../../src/analysis/point-selection.ts';
import { analyse, type SketchedRun } from './analyse-runs.ts';

const run = (model: string, library: string, batchSize: number, more: SketchedRun = {}): SketchedRun => ({
  model,
  library,
  batchSize,
  layers: [['conv', 1]],
  ...more,
});
const layer = (model: string, name: string) => ({
  ...{ model, layer: name, layerIndex: 0, type: 'Convolution', pooling: '', outputShape: '1' },
  ...{ inputElementsPerImage: 1, outputElementsPerImage: 1, parameters: 1, macsPerImage: 1 },
});
const analysis = analyse(
  [
    run('net', 'b', 4),
    run('net', 'b', 2),
    run('net', 'a', 2, { forwardMs: 3 }),
    run('other', 'a', 2, { failure: 'exit 1' }),
  ],
  {},
  [layer('net', 'conv'), layer('other', 'conv')],
);

test('a point is found by its key, and a series by model and library, ascending', () => {
  expect(analysis.point('net', 'a', 2)?.timesMs.inference).toEqual([3]);
  expect(analysis.point('other', 'a', 2)?.unsuccessful).toHaveLength(1);
  expect(analysis.point('net', 'a', 4)).toBeUndefined();
  expect(analysis.pointsOf('net', 'b').map(({ batchSize }) => batchSize)).toEqual([2, 4]);
  expect(analysis.pointsOf('other', 'b')).toEqual([]);
});

test('times per image are those of the tables', () => {
  for (const row of analysis.table('mean-time-per-image', 'inference'))
    expect(analysis.timePerImage('inference', row.model, row.library, row.batch_size)?.mean).toBe(
      row.mean_ms,
    );
  for (const row of analysis.table('best-time-per-image', 'inference'))
    expect(analysis.timePerImage('inference', row.model, row.library)?.batchSize).toBe(row.batch_size);
  expect(analysis.timesPerImage('inference', 'net', 'b').map(({ batchSize }) => batchSize)).toEqual([2, 4]);
  expect(analysis.timePerImage('training', 'net', 'b')).toBeUndefined();
});

test('networks are found by model, and their layers by bare name', () => {
  expect(analysis.network('other').map(({ layer: name }) => name)).toEqual(['conv']);
  expect(analysis.network('third')).toEqual([]);
  expect(analysis.layerDefinition('net', 'conv')?.model).toBe('net');
});

test('one solver of a metric, one problem and one solution serve whoever asks', () => {
  const solver = analysis.solver('inference');
  expect(analysis.solver('inference')).toBe(solver);
  expect(analysis.solver('training')).not.toBe(solver);
  const solve = () => solver.solve(['a', 'b'], 'net', 'same-batch');
  expect(solve()).toBeDefined();
  expect(solve()).toBe(solve());
  expect(solver.problem(['a', 'b'], 'net')).toBe(solver.problem(['a', 'b'], 'net'));
  expect(analysis.librarySets).toBe(analysis.librarySets);
});

test.each([
  ['nothing', undefined, ['net a 2', 'net b 2', 'net b 4', 'other a 2']],
  ['no selection', [], []],
  ['a point', [{ model: 'net', library: 'b', batchSize: 4 }], ['net b 4']],
  ['a model', [{ model: 'net' }], ['net a 2', 'net b 2', 'net b 4']],
  ['a library at a batch size', [{ library: 'a', batchSize: 2 }], ['net a 2', 'other a 2']],
  [
    'several, in the order of the summaries',
    [{ batchSize: 4 }, { model: 'net', library: 'a' }],
    ['net a 2', 'net b 4'],
  ],
  ['what is not there', [{ model: 'third' }, { model: 'net', library: 'a', batchSize: 8 }], []],
])('points are selected by %s', (_, selections, expected) => {
  const found = selectPoints(analysis, selections);
  expect(found.map(({ model, library, batchSize }) => `${model} ${library} ${String(batchSize)}`)).toEqual(
    expected,
  );
});
