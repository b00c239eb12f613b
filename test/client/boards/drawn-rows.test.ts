import { expect, it } from 'vitest';
import { drawnRows } from '../../../src/client/boards/drawn-rows.ts';

const DRAWN = [
  ['AlexNet', 'One', '3.1'],
  ['AlexNet', 'Two', '4.5'],
  ['ResNet-50', 'One', '12'],
];

it('draws of a chart the rows that the table beneath it still has, by model and board', () => {
  const { away, notDrawn } = drawnRows(DRAWN, [{ cells: ['AlexNet', 'Two', 'ncnn'] }]);
  expect([...away]).toEqual([0, 2]);
  expect(notDrawn).toBe(0);
});

it('counts the rows that are wanted and too many to be drawn', () => {
  const wanted = ['One', 'Three', 'Four'].map((board) => ({ cells: ['AlexNet', board, 'ncnn'] }));
  const { away, notDrawn } = drawnRows(DRAWN, wanted);
  expect([...away]).toEqual([1, 2]);
  expect(notDrawn).toBe(2);
});
