import { expect, test } from 'vitest';
import { completeFields, fieldsOnArrival, withShown } from '../../../src/client/explorer/default-fields.ts';
import { FIGURE_KINDS, specOf } from '../../../src/figures/spec.ts';
import { sketchAnalysis } from '../../figures/sketches.ts';

const analysis = sketchAnalysis();

test.each(FIGURE_KINDS)(
  'a kind of figure has all that it cannot do without, whatever was seen before: %s',
  (kind) => {
    for (const before of FIGURE_KINDS) {
      const seen = withShown(
        {},
        { kind: before, fields: fieldsOnArrival(before, { metric: 'training' }, analysis) },
      );
      const fields = fieldsOnArrival(kind, seen, analysis);
      expect(specOf(kind, fields, { id: 'a' })).toMatchObject({ id: 'a', kind });
    }
  },
);

test('what was chosen goes along to the next kind, and what was left open stays so', () => {
  const seen = withShown({}, { kind: 'best-by-model', fields: { metric: 'training', models: ['small'] } });
  const fields = fieldsOnArrival('best-by-model', seen, analysis);
  expect(fields).toEqual({ metric: 'training', models: ['small'] });
  expect(fieldsOnArrival('best-by-library', seen, analysis)).toMatchObject(fields);
});

test('what a kind cannot be is back where it can', () => {
  const seen = withShown(
    {},
    { kind: 'adaptive-methods', fields: { metric: 'training', librarySet: ['all'] } },
  );
  const roofline = fieldsOnArrival('roofline', seen, analysis);
  expect(roofline.metric).toBeUndefined();
  const after = withShown(seen, { kind: 'roofline', fields: roofline });
  expect(fieldsOnArrival('adaptive-methods', after, analysis).metric).toBe('training');
});

test('fields that are missing come from the first figure of the kind, or from what the dataset has', () => {
  expect(completeFields('balance', { library: 'fast' }, analysis)).toEqual({
    model: 'small',
    library: 'fast',
  });
  expect(completeFields('roofline', {}, analysis)).toEqual({ model: 'small', batchSize: 2 });
  expect(completeFields('layer-map', {}, analysis).librarySet).toBeDefined();
});
