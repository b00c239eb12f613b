import { expect, test } from 'vitest';
import type { ReportTable } from '../../src/tables/report-table.ts';
import { withSharedNames } from '../../src/tables/shared-names.ts';

const names = { net: 'Net', fast: 'Fast', slow: 'Slow' };
const column = (key: string, head?: true) => ({ key, label: key, ...(head && { head, names }) });
const TABLE: ReportTable = {
  columns: [column('model', true), column('library', true), column('batch_size'), column('mean_ms')],
  rows: [
    ['net', 'fast', 2, 1],
    ['net', 'fast', 4, 0.5],
  ],
  caption: 'Times.',
  from: [],
  points: [],
};

test('names that all rows share stand in the caption, and what is left names the rows', () => {
  const { columns, rows, caption } = withSharedNames(TABLE);
  expect(columns.map(({ key, head }) => [key, head])).toEqual([
    ['batch_size', true],
    ['mean_ms', false],
  ]);
  expect(rows).toEqual([
    [2, 1],
    [4, 0.5],
  ]);
  expect(caption).toBe('Times. All rows are of Net with Fast.');
});

test('names that tell rows apart stay, and so do those of a single row', () => {
  const two = { ...TABLE, rows: [TABLE.rows[0]!, ['net', 'slow', 2, 3]] };
  expect(withSharedNames(two).columns.map(({ key }) => key)).toEqual(['library', 'batch_size', 'mean_ms']);
  const one = { ...TABLE, rows: TABLE.rows.slice(1) };
  expect(withSharedNames(one)).toEqual(one);
});
