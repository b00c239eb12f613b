import { expect, test } from 'vitest';
import { type Board, boardOf } from '../../../src/figures/boards/board.ts';
import { bestTimesTable, savingsTable, winnersTable } from '../../../src/tables/boards/board-tables.ts';
import { choices, plainRows, textRows } from '../../../src/tables/boards/long-table.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';

const real = boardOf(await analyseJetsonTx1());
const [alexnet] = real.models;
const other: Board = {
  ...real,
  name: 'other',
  label: 'Another board',
  models: [{ ...alexnet!, library: 'ncnn', meanMs: 0.5, untold: 2, top1: undefined, adaptive: undefined }],
};

test('the best times have a row for each board and model, the fastest board first, with its dataset', () => {
  const table = bestTimesTable([real, other]);
  expect(textRows(table).slice(0, 2)).toEqual([
    ['other', 'AlexNet', 'Another board', 'ncnn', '0.500 ±\u00a00.010', '2,000', 'not stated', '2016'],
    ['jetson-tx1', 'AlexNet', 'Jetson TX1', 'TensorRT fp16', '2.972 ±\u00a00.010', '336.5', '57.1%', '2016'],
  ]);
  expect(table.rows).toHaveLength(5);
});

test('energy has a column where a board measured it', () => {
  const keys = (boards: readonly Board[]) => bestTimesTable(boards).columns.map(({ key }) => key);
  expect(keys([real])).not.toContain('energy_mj');
  expect(keys([real, { ...other, models: [{ ...alexnet!, energyMj: 12 }] }])).toContain('energy_mj');
});

test('who wins is told apart from who took the least time by chance', () => {
  expect(textRows(winnersTable([real, other])).map((row) => row.slice(1, 5))).toEqual([
    ['Jetson TX1', 'TensorRT fp16', 'AlexNet; GoogleNet; SqueezeNet 1.0; SqueezeNet 1.1', 'none'],
    ['Another board', 'ncnn', 'none', 'AlexNet'],
  ]);
});

test('savings have all five methods, and no row for a board that has no solution', () => {
  const table = savingsTable([real, other]);
  expect(new Set(table.datasets)).toEqual(new Set(['jetson-tx1']));
  expect(table.columns.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'published',
      'single-library-published',
      'same-batch',
      'cross-validated',
      'switchable',
    ]),
  );
});

test('files have numbers unrounded, and nothing where there is no value', () => {
  const [first] = plainRows(bestTimesTable([other]));
  expect(first).toEqual(['other', 'AlexNet', 'Another board', 'ncnn', 0.5, 2000, '2016']);
});

test('a reader may choose from the libraries of all tables', () => {
  expect(choices([bestTimesTable([real, other]), winnersTable([real])], 'library')).toEqual([
    'ncnn',
    'TensorRT fp16',
  ]);
});
