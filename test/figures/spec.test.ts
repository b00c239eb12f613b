import { expect, test } from 'vitest';
import { fieldsOf, readSpec, specOf, type FigureSpec } from '../../src/figures/spec.ts';

test('a spec that is written in code has what its kind needs and nothing that it does not take', () => {
  const specs: FigureSpec[] = [
    { id: 'a', kind: 'layer-map', model: 'small', librarySet: 'reasonable', method: 'switchable' },
    // @ts-expect-error it has no set of libraries
    { id: 'b', kind: 'layer-map', model: 'small' },
    // @ts-expect-error it takes the methods of one batch size alone
    { id: 'c', kind: 'layer-map', model: 'small', librarySet: 'reasonable', method: 'published' },
    // @ts-expect-error it draws no bars, and so no error bars
    { id: 'd', kind: 'layer-map', model: 'small', librarySet: 'reasonable', spread: 'none' },
  ];
  expect(specs).toHaveLength(4);
});

test('a spec that was written elsewhere is read: lists from words, and numbers from text', () => {
  const written = {
    id: 'a',
    kind: 'layers',
    caption: 'Layers.',
    model: 'small',
    batchSizes: '2 4',
    lower: '10%',
  };
  expect(readSpec(written)).toEqual({
    id: 'a',
    kind: 'layers',
    caption: 'Layers.',
    model: 'small',
    batchSizes: [2, 4],
    lower: 0.1,
  });
});

test.each([
  [{ id: 'a', kind: 'pie' }, 'no figure: "pie"'],
  [null, 'no figure'],
  [{ id: 'a', kind: 'balance', model: 'small' }, 'balance a: library is missing'],
  [
    { id: 'a', kind: 'layers', model: 'small', batchSizes: '2 x' },
    'batchSizes cannot be "2 x"; expected whole numbers',
  ],
  [
    { id: 'a', kind: 'roofline', model: 'small', batchSize: 2, metric: 'training' },
    'expected one of inference',
  ],
  [{ id: 'a', kind: 'best-by-model', model: 'small' }, 'model cannot be "small"; expected none'],
])('what is no figure is refused: %j', (written, problem) => {
  expect(() => readSpec(written)).toThrow(problem);
});

test('fields stand in the order of their kind, whatever the order in which they were written', () => {
  const spec = specOf('layers', { batchSizes: [2], model: 'small', metric: 'training' }, { id: 'a' });
  expect(Object.keys(fieldsOf(spec))).toEqual(['metric', 'model', 'batchSizes']);
});
