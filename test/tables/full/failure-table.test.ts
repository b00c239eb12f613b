import { expect, test } from 'vitest';
import { failureTable } from '../../../src/tables/full/failure-table.ts';
import { analyse, type SketchedRun } from '../../analysis/analyse-runs.ts';

const failing = (failure: string, run: SketchedRun): SketchedRun => ({ ...run, failure });

test('each cause has one row, the most frequent first, with where it struck', () => {
  const rows = failureTable(
    analyse([
      { library: 'good' },
      failing('exit 139', { library: 'a', batchSize: 2 }),
      failing('exit 139', { library: 'a', batchSize: 16 }),
      { library: 'a', batchSize: 16, repetition: 1 },
      failing('exit 139', { library: 'b', batchSize: 4, model: 'other' }),
      failing('no kernel', { library: 'b', batchSize: 2 }),
    ]),
  ).rows;
  expect(rows).toEqual([
    ['failed: exit 139', 3, 4, 'a and b', 'all', '2 to 16'],
    ['failed: no kernel', 1, 1, 'b', 'net', '2'],
  ]);
});

test('what differs in an address or a long number alone is one cause, and an exit status is none of these', () => {
  const runs = ['fault at 0x7f1', 'fault at 0x9a2', 'exit 134', 'exit 139'].map((failure, repetition) =>
    failing(failure, { repetition }),
  );
  expect(failureTable(analyse(runs)).rows.map(([what, count]) => [what, count])).toEqual([
    ['failed: fault at 0x7f1', 2],
    ['failed: exit 134', 1],
    ['failed: exit 139', 1],
  ]);
});

test('of very many causes the rarest are in the file alone, which is said', () => {
  const words = Array.from({ length: 60 }, (_, index) => `cause ${String(index)}`);
  const table = failureTable(analyse(words.map((failure, repetition) => failing(failure, { repetition }))));
  expect(table.rows).toHaveLength(40);
  expect(table.notes).toEqual(['20 rarer causes are in the file alone.']);
});
