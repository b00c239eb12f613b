import { describe, expect, test } from 'vitest';
import { hasWords, type TextRow, wantedRows, wordsOf } from '../../../src/client/boards/wanted-rows.ts';
import { orderNumbers } from '../../../src/client/tables/cell-order.ts';

const row = (dataset: string, ...cells: string[]): TextRow => ({ dataset, cells });
const ROWS = [
  row('tx1', 'AlexNet', 'Jetson TX1', 'cuDNN fp32', '2.97', '2016'),
  row('gtx', 'AlexNet', 'GeForce GTX 1080', 'cuDNN', '0.423', '2016'),
  row('phone', 'SqueezeNet', 'A phone', 'ncnn', 'not measured', '2026'),
];
const KEYS = new Map([
  ['model', 0],
  ['library', 2],
]);
const NOTHING = { words: [], picks: new Map<string, string>() };
const found = (wanted: Parameters<typeof wantedRows>[2], sorting?: Parameters<typeof wantedRows>[3]) =>
  wantedRows(ROWS, KEYS, wanted, sorting).map(({ dataset }) => dataset);

test('who looks for nothing gets all rows as they come', () => {
  expect(found(NOTHING)).toEqual(['tx1', 'gtx', 'phone']);
});

test('every word has to be in a row, whatever its case and in whatever cell', () => {
  expect(found({ ...NOTHING, words: wordsOf(' ALEXnet  geforce ') })).toEqual(['gtx']);
  expect(found({ ...NOTHING, words: wordsOf('alexnet ncnn') })).toEqual([]);
  expect(hasWords('A Phone of 2026', wordsOf('phone 2026'))).toBe(true);
});

describe('what is picked', () => {
  test('is the whole cell of its column', () => {
    expect(found({ ...NOTHING, picks: new Map([['library', 'cuDNN']]) })).toEqual(['gtx']);
  });

  test('is looked for in all cells where the table has no such column', () => {
    expect(found({ ...NOTHING, picks: new Map([['year', '2026']]) })).toEqual(['phone']);
  });
});

test('rows are sorted by numbers, with what was not measured last either way', () => {
  const sorting = { column: 3, order: orderNumbers };
  expect(found(NOTHING, { ...sorting, sign: 1 })).toEqual(['gtx', 'tx1', 'phone']);
  expect(found(NOTHING, { ...sorting, sign: -1 })).toEqual(['tx1', 'gtx', 'phone']);
});
