import { expect, test } from 'vitest';
import { fullTables } from '../../../src/tables/full/full-tables.ts';
import { allRuns } from '../../../src/tables/full/run-tables.ts';
import { analyse } from '../../analysis/analyse-runs.ts';

test('every run is listed with its times, its memory and its status', () => {
  const table = allRuns(
    analyse([
      { forwardMs: 10, backwardMs: 20, forwardBackwardMs: 31, memoryBytes: 4_096_000 },
      { repetition: 1, forwardMs: 11 },
      { repetition: 2, failure: 'exit 139', forwardMs: 2.4, memoryBytes: 4_096_000 },
      { library: 'other', forwardMs: 5 },
    ]),
  );
  expect(table.columns.map(({ label }) => label)).toEqual([
    ...['model', 'library', 'batch size', 'repetition', 'status'],
    ...['forward (ms)', 'backward (ms)', 'forward and backward (ms)', 'memory (MB)'],
  ]);
  const notCounted = (text: string) => ({ missing: `${text}, not counted` });
  expect(table.rows).toEqual([
    ['net', 'lib', 2, 0, 'ok', 10, 20, 31, 4.096],
    ['net', 'lib', 2, 1, 'ok', 11, null, null, null],
    ['net', 'lib', 2, 2, 'failed: exit 139', notCounted('2.4'), null, null, notCounted('4.096')],
    ['net', 'other', 2, 0, 'ok', 5, null, null, null],
  ]);
});

test('of very many runs the first are listed, and it is said how many there are', () => {
  const runs = Array.from({ length: 5 }, (_, repetition) => ({ repetition, forwardMs: 10 }));
  const table = allRuns(analyse(runs), 3);
  expect(table.rows.map((row) => row[3])).toEqual([0, 1, 2]);
  expect(table.notes).toEqual(['The first 3 of 5 runs are shown; all are in the CSV.']);
  expect(allRuns(analyse(runs)).notes).toEqual([]);
});

test('of very many repetitions the first have a column', () => {
  const runs = Array.from({ length: 1000 }, (_, repetition) => ({ repetition, forwardMs: 10 }));
  const table = fullTables(analyse(runs), 'inference').find(
    ({ id }) => id === 'inference-time-by-repetition',
  )!;
  expect(table.columns).toHaveLength(3 + 20);
  expect(table.notes).toEqual(['The first 20 of 1,000 repetitions are shown; all are in the CSV.']);
});
