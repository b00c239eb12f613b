import { expect, test } from 'vitest';
import { spellOutIndexes } from '../../../src/client/figures/spell-out-indexes.ts';
import { createMark } from '../../../src/figures/drawing/mark.ts';
import { pageMarkup } from '../../../src/figures/page-markup.ts';
import { parseSvg } from '../../figures/svg-marks.ts';

test('marks that the markup of a page does not number get their numbers back', () => {
  const rows = [0, 1, 2, 7, 8, 8, 3];
  const marks = rows.map((row) => createMark('g', { 'data-index': row }));
  const drawing = parseSvg(
    pageMarkup(createMark('svg', {}, marks)).replaceAll(' data-index/', ' data-index=""/'),
  );
  spellOutIndexes(drawing);
  const spelledOut = [...drawing.querySelectorAll('g')].map((mark) => mark.getAttribute('data-index'));
  expect(spelledOut).toEqual(rows.map(String));
});
