import { expect, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset, swap } from './edited-dataset.ts';
import { problemsOf } from './problems-of.ts';

const VARIED = 'test/fixtures/datasets/varied';

test('the iterations of a run are handed on one by one', async () => {
  const iterations: unknown[] = [];
  const { problems, iterationRows } = await readDataset(
    VARIED,
    undefined,
    (runs) => (run, iteration, forwardMs, backwardMs) =>
      iterations.push([runs[run]!.library, iteration, forwardMs, backwardMs]),
  );
  expect(problems).toEqual([]);
  expect(iterationRows).toBe(3);
  expect(iterations).toEqual([
    ['cpu', 0, 21, 41],
    ['cpu', 1, 19, 39],
    ['gpu', 0, 5, NaN],
  ]);
});

test('iterations may have the time of both directions as one', async () => {
  const withBoth: Edit = (text) => {
    const [header, first, ...others] = text.trim().split('\n');
    return `${[`${header},forward_backward_ms`, `${first},62.5`, ...others.map((row) => `${row},`)].join('\n')}\n`;
  };
  const both: number[] = [];
  await readDataset(
    await editedDataset({ 'iterations.csv': withBoth }, 'varied'),
    undefined,
    () => (_run, _iteration, _forwardMs, _backwardMs, bothMs) => both.push(bothMs),
  );
  expect(both).toEqual([62.5, NaN, NaN]);
});

test('a dataset need not have iterations', async () => {
  const { problems, iterationRows } = await readDataset(
    await editedDataset({ 'iterations.csv': () => undefined }, 'varied'),
  );
  expect([problems, iterationRows]).toEqual([[], 0]);
});

const NOT_IN_ORDER = 'the iterations of the run are not in order';

type Bad = readonly [what: string, edit: Edit, ...messages: string[]];

const BAD: readonly Bad[] = [
  [
    'an iteration is there twice',
    swap('0,1,19', '0,0,19'),
    `3:19: ${NOT_IN_ORDER}: "0"; expected 1, as they count from 0`,
  ],
  [
    'the first iterations are missing',
    swap('gpu,1,,224,0,0', 'gpu,1,,224,0,2'),
    `4:18: ${NOT_IN_ORDER}: "2"; expected 0, as they count from 0`,
  ],
  [
    'an iteration is no number, which is told once',
    swap('0,0,21', '0,first,21'),
    '2:19: iteration is not a whole number in range: "first"; expected a whole number of at least 0',
  ],
  [
    'a row has too few cells, which is told once',
    swap('0,0,21,41', '0,0,21'),
    '2:23: the row has 8 cells: "net,cpu,1,1,224,0,0,21"; expected 9, as the header has',
  ],
  [
    'a time is zero',
    swap('19,39', '19,0'),
    '3:24: backward_ms is zero: "0"; expected a number above 0, or an empty cell where it was not measured',
  ],
  [
    'it is of no run',
    swap('gpu,1,,224', 'gpu,2,,224'),
    '4:1: the iteration belongs to no run: "net,gpu,2,,224,0"; expected one of the runs',
  ],
];

const CASES = BAD.map(([what, edit, ...messages]) => ({ what, edit, messages }));

test.each(CASES)('iterations.csv is refused where $what', async ({ edit, messages }) => {
  await expect(problemsOf('iterations.csv', edit, 'varied')).resolves.toEqual(
    messages.map((message) => `varied/iterations.csv:${message}`),
  );
});

test('iterations of different runs may take turns', async () => {
  const turns: Edit = (text) => {
    const [header, first, second, other] = text.trim().split('\n');
    return `${[header, first, other, second].join('\n')}\n`;
  };
  await expect(problemsOf('iterations.csv', turns, 'varied')).resolves.toEqual([]);
});
