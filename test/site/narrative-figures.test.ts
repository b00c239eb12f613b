import { expect, test } from 'vitest';
import { readReport } from '../../src/markdown/read-report.ts';
import { hasPicture, narrativeFigures } from '../../src/site/narrative-figures.ts';

const { report } = await readReport('content');

test('the narrative shows of its dataset its figures, what their switches show and the charts that it takes up', () => {
  const ids = narrativeFigures(report, 'jetson-tx1').map(({ id }) => id);
  const own = report.figures.filter(({ dataset }) => (dataset ?? 'jetson-tx1') === 'jetson-tx1');
  for (const { spec, choices } of own) for (const { id } of [spec, ...choices]) expect(ids).toContain(id);
  for (const { spec } of report.charts) expect(ids).toContain(spec.id);
});

test('of another dataset it shows what names that one, and of one that it does not name nothing', () => {
  const named = report.figures.filter(({ dataset }) => dataset === 'two-epyc-cores');
  expect(narrativeFigures(report, 'two-epyc-cores')).toEqual(
    named.flatMap(({ spec, choices }) => [spec, ...choices]),
  );
  expect(narrativeFigures(report, 'no-such-board')).toEqual([]);
  expect(hasPicture(report, 'no-such-board', report.charts[0]!.spec.id)).toBe(false);
  expect(hasPicture(report, 'jetson-tx1', report.charts[0]!.spec.id)).toBe(true);
  expect(hasPicture(report, 'jetson-tx1', 'standard-time-by-model')).toBe(false);
});
