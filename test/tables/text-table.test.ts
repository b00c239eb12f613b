import { expect, it } from 'vitest';
import { column, textColumn } from '../../src/figures/column-vocabulary.ts';
import { alignedTable, markdownTable } from '../../src/tables/text-table.ts';
import { type TitledTable, withoutColumns } from '../../src/tables/titled-table.ts';

const table: TitledTable = {
  id: 'times',
  title: 'Times',
  columns: [textColumn('library', 'library'), column('mean_ms', 'time'), textColumn('remark', 'remark')],
  rows: [
    ['cuDNN', { value: 3.5, stdMs: 0.25 }, 'a|b'],
    ['OpenBLAS', 120.25, null],
  ],
};

it('a terminal gets columns under each other, numbers to the right, a dash for what is missing', () => {
  expect(alignedTable(table)).toBe(
    [
      'Times',
      '  library            time  remark',
      '  cuDNN     3.500 ± 0.250  a|b',
      '  OpenBLAS        120.250  –',
    ].join('\n'),
  );
});

it('a long cell of a terminal is cut where something stands beside it, and whole where nothing does', () => {
  const long = 'long '.repeat(20).trim();
  const lines = alignedTable({ ...table, rows: [[long, 1, long]] }).split('\n');
  expect(lines[2]).toBe(`  ${long.slice(0, 59)}…  1.000  ${long}`);
});

it('Markdown gets rows that no cell can break', () => {
  const rows = [['back\\slash', 1, 'two\nlines | and a bar, </details>']];
  expect(markdownTable({ ...table, rows })).toBe(
    [
      '### Times',
      '',
      '| library | time | remark |',
      '| --- | ---: | --- |',
      '| back\\\\slash | 1.000 | two lines \\| and a bar, \\</details> |',
    ].join('\n'),
  );
});

it('a table without rows is one line', () => {
  expect(alignedTable({ ...table, rows: [] })).toBe('Times: none');
  expect(markdownTable({ ...table, rows: [] })).toBe('### Times\n\nNone.');
});

it('columns that there is no room for are left out with their cells', () => {
  const { columns, rows } = withoutColumns(table, ['mean_ms']);
  expect(columns.map(({ key }) => key)).toEqual(['library', 'remark']);
  expect(rows).toEqual([
    ['cuDNN', 'a|b'],
    ['OpenBLAS', null],
  ]);
});
