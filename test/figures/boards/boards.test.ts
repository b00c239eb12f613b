import { describe, expect, test } from 'vitest';
import { type Board, boardOf } from '../../../src/figures/boards/board.ts';
import { boardSavings } from '../../../src/figures/boards/board-savings.ts';
import { boardTimes } from '../../../src/figures/boards/board-times.ts';
import { boardsByItem, rankedModels } from '../../../src/figures/boards/ranked-models.ts';
import { analyse, type SketchedRun } from '../../analysis/analyse-runs.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';

const three = (run: SketchedRun, times: readonly number[]): SketchedRun[] =>
  times.map((forwardMs, repetition) => ({ ...run, repetition, forwardMs }));

/** A board on which one library is the fastest beyond doubt, and another which took less time than its rival by chance alone. */
const sketch = () =>
  boardOf(
    analyse([
      ...three({ model: 'clear', library: 'quick' }, [1, 1.001, 0.999]),
      ...three({ model: 'clear', library: 'slow' }, [9, 9.01, 9.02]),
      ...three({ model: 'open', library: 'quick' }, [5, 7, 6]),
      ...three({ model: 'open', library: 'slow' }, [5.9, 6.9, 5.8]),
    ]),
  );

const board = (name: string, models: Readonly<Record<string, number>>): Board => ({
  ...sketch(),
  name,
  label: name,
  models: Object.entries(models).map(([model, meanMs]) => ({ ...sketch().models[0]!, model, meanMs })),
});

test('a board says of each model which library took the least time, and whether that is certain', () => {
  const { models } = sketch();
  expect(models.map(({ model, library, untold, rivals }) => [model, library, untold, rivals])).toEqual([
    ['clear', 'quick', 0, 1],
    ['open', 'quick', 1, 1],
  ]);
  expect(models[0]!.meanMs).toBeCloseTo(0.5, 10);
});

test('the board of the Jetson TX1 has its accuracy, and by each method what the best library for each layer saves', async () => {
  const { label, year, models } = boardOf(await analyseJetsonTx1());
  expect([label, year]).toEqual(['Jetson TX1', '2016']);
  const alexnet = models.find(({ model }) => model === 'AlexNet')!;
  expect(alexnet).toMatchObject({ library: 'TensorRT fp16', top1: 0.571, untold: 0 });
  expect(alexnet.adaptive).toMatchObject({ libraries: 4, baseline: 'cuDNN fp32' });
  expect(Object.keys(alexnet.adaptive!.savings)).toHaveLength(5);
  expect(models.every(({ energyMj }) => energyMj === undefined)).toBe(true);
});

test('a board survives being written and read again', async () => {
  const made = boardOf(await analyseJetsonTx1());
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

test('models come by how many boards ran them, and of each the fastest board first', () => {
  const boards = [board('a', { lone: 1, both: 3 }), board('b', { both: 2 })];
  expect(
    rankedModels(boards).map(({ model, entries }) => [model, entries.map(({ board: { name } }) => name)]),
  ).toEqual([
    ['both', ['b', 'a']],
    ['lone', ['a']],
  ]);
});

test('times per image and per token are not compared, and a board without a time is in neither', () => {
  const tokens = { ...board('t', { chat: 1 }), item: { one: 'token', many: 'tokens' } };
  const groups = boardsByItem([tokens, board('a', { net: 1 }), board('none', {})]);
  expect(groups.map((alike) => alike.map(({ name }) => name))).toEqual([['a'], ['t']]);
});

describe('the figures of a thousand boards', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    board(`board ${String(index)}`, { net: index + 1 }),
  );

  test('show the fastest, and say of how many', () => {
    const { table, caption } = boardTimes(many);
    expect(table.rows).toHaveLength(12);
    expect(table.rows[0]).toContain('board 0');
    expect(caption).toContain('of each model the 12 fastest of up to 1,000 boards; the table has all.');
  });

  test('of few boards show all, and say nothing', () => {
    expect(boardTimes(many.slice(0, 3)).caption).not.toContain('Shown are');
  });
});

test('savings are those at one batch size, the largest first, of the boards that have a solution', async () => {
  const real = boardOf(await analyseJetsonTx1());
  const { table } = boardSavings([real, board('none', { AlexNet: 1 })]);
  expect(table.rows).toHaveLength(4);
  const savings = real.models.map(({ adaptive }) => adaptive!.savings['same-batch']!);
  expect(table.rows.map((row) => row.at(-1)).sort()).toEqual(savings.sort());
});
