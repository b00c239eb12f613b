import { tsvParseRows } from 'd3-dsv';
import { expect, test } from 'vitest';
import { tableText } from '../../../src/client/tables/table-text.ts';

const text = (label: string) => ({ label, numeric: false });
const number = (label: string) => ({ label, numeric: true });
const copied = (column: ReturnType<typeof text>, ...cells: string[]): string[][] =>
  tsvParseRows(tableText({ columns: [column], rows: cells.map((cell) => [cell]) }));

test('numbers are copied as a spreadsheet writes them', () => {
  expect(copied(number('time (ms)'), '1,234.5', '−0.25', '1.04×', '17.8%', '−3%', '+2.0%', '1e-05')).toEqual([
    ['time (ms)'],
    ['1234.5'],
    ['-0.25'],
    ['1.04'],
    ['17.8%'],
    ['-3%'],
    ['2.0%'],
    ['1e-05'],
  ]);
});

test('a spread and a note have columns of their own, where there are any', () => {
  expect(copied(number('time (ms)'), '1,124.33 ± 0.69', '7', '5.1 ± 0.2 (1 of 3 failed)')).toEqual([
    ['time (ms)', 'time (ms), ±', 'time (ms), note'],
    ['1124.33', '0.69', ''],
    ['7', '', ''],
    ['5.1', '0.2', '1 of 3 failed'],
  ]);
});

test('a time that is shown in microseconds is copied in the milliseconds of its column', () => {
  expect(copied(number('time (ms)'), '1.2', '0.639 ± 0.048 µs', '0.5 µs (1 layer)').slice(1)).toEqual([
    ['1.2', '', ''],
    ['0.000639', '0.000048', ''],
    ['0.0005', '', '1 layer'],
  ]);
});

test('what was not measured is an empty cell, and other words stay', () => {
  expect(copied(number('time (ms)'), 'not measured', '–', 'failed 3 of 3', '−3.1% to 4.2%').slice(1)).toEqual(
    [[''], [''], ['failed 3 of 3'], ['−3.1% to 4.2%']],
  );
});

test('text that would run is defused, in words and among numbers', () => {
  expect(copied(text('library'), '=cmd()', '-2+3', '@x', 'cuDNN ± 1', '12').slice(1).flat()).toEqual([
    "'=cmd()",
    "'-2+3",
    "'@x",
    'cuDNN ± 1',
    '12',
  ]);
  expect(copied(number('time (ms)'), '=1', '+1|x').slice(1).flat()).toEqual(["'=1", "'+1|x"]);
});

test('quotation marks survive', () => {
  expect(copied(text('layer'), 'a "b"')).toEqual([['layer'], ['a "b"']]);
});
