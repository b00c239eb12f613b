import { expect, test } from 'vitest';
import { createMark } from '../../src/figures/drawing/mark.ts';
import { pageMarkup } from '../../src/figures/page-markup.ts';

const drawing = (...rows: readonly number[]) =>
  createMark(
    'svg',
    { width: 10 },
    rows.map((row) => createMark('g', { 'data-index': row, class: 'c1' })),
  );

test('marks that follow each other are numbered by their order alone', () => {
  expect(pageMarkup(drawing(0, 1))).toBe(
    '<svg width="10"><g class="c1" data-index/><g class="c1" data-index/></svg>',
  );
});

test('a mark out of order keeps its number', () => {
  expect(pageMarkup(drawing(0, 4, 5, 5))).toBe(
    '<svg width="10"><g class="c1" data-index/><g class="c1" data-index="4"/><g class="c1" data-index/><g class="c1" data-index="5"/></svg>',
  );
});
