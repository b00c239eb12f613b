import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../src/analysis/csv.ts';
import { tableCsv, tableJson } from '../../src/analysis/published-table.ts';
import { TABLE_COLUMNS } from '../../src/analysis/table-columns.ts';
import { isFactorName } from '../../src/dataset/factor-schema.ts';
import { analyse } from './analyse-runs.ts';

test('a table becomes a header and a line per row, each ended, with empty cells for what was not measured', () => {
  const analysis = analyse([{ model: 'net, small', batchSize: 3, forwardMs: 1 }]);
  expect(tableCsv('mean-time-per-image', 'inference', analysis)).toBe(
    'model,library,batch_size,repetitions,mean_ms,std_ms\n"net, small",lib,3,1,0.3333333333333333,\n',
  );
});

test('a table without rows is its header', () => {
  expect(tableCsv('speedup', 'inference', analyse([]))).toBe('model,baseline,library,speedup\n');
});

test('a table as JSON has the rows of the analysis, also where they are computed part by part', () => {
  const layers = [
    ['conv1', 1, 2],
    ['fc', 3, 4],
  ] as const;
  const analysis = analyse([
    { batchSize: 1, layers },
    { batchSize: 2, layers: [] },
    { batchSize: 4, layers },
    { batchSize: 4, repetition: 1, layers },
  ]);
  for (const name of ['layer-time-per-image', 'mean-time-per-batch', 'speedup'] as const) {
    const rows = analysis.table(name, 'inference');
    expect(JSON.parse(tableJson(name, 'inference', analysis))).toEqual(rows);
    expect(tableCsv(name, 'inference', analysis).split('\n')).toHaveLength(rows.length + 2);
  }
  expect(analysis.table('layer-time-per-image', 'inference')).toHaveLength(4);
  expect(tableJson('layer-time-per-image', 'inference', analyse([]))).toBe('[]');
});

test('a CSV parser reads back every digit, and every text that is no formula', () => {
  const cell = fc.oneof(
    fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text)),
    fc.constantFrom('"', ',', '\n', ' a ', 'a\r\nb', '1=1', "'=1"),
    fc.double({ noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const parsed = parse(csvText(['first', 'second'], rows));
      expect(parsed.slice(1)).toEqual(rows.map((row) => row.map(String)));
    }),
  );
});

test.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'text that a spreadsheet would run is defused: %j',
  (formula) => {
    const [, [cell]] = parse(csvText(['library'], [[formula]])) as [string[], [string]];
    expect(cell).toBe(`'${formula}`);
  },
);

test('a negative number is a number', () => {
  expect(csvText(['saving'], [[-0.25]])).toBe('saving\n-0.25\n');
});

test('a header that a spreadsheet would run is defused too', () => {
  expect(csvText(['=cmd()'], [])).toBe("'=cmd()\n");
});

test('no factor has the name of a column that a published table has already', () => {
  const columns = Object.values(TABLE_COLUMNS).flatMap((table) => table.columns.map(({ key }) => key));
  expect(columns.filter(isFactorName)).toEqual([]);
  expect(isFactorName('threads')).toBe(true);
});
