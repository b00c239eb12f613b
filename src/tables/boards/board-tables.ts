import { imagesPerSecond } from '../../analysis/best-time.ts';
import { ADAPTIVE_METHODS } from '../../analysis/adaptive/methods.ts';
import { inItems } from '../../dataset/item-words.ts';
import { column, headColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import type { Board, BoardModel } from '../../figures/boards/board.ts';
import { rankedModels } from '../../figures/boards/ranked-models.ts';
import { safeId } from '../../figures/safe-id.ts';
import type { Cell, Column } from '../../figures/table.ts';
import type { BoardTable } from './long-table.ts';

const MODEL: Column = { ...headColumn('model', 'model'), filter: 'model' };
const BOARD: Column = headColumn('board', 'board');
const LIBRARY: Column = { ...textColumn('library', 'library'), filter: 'library' };
const YEAR: Column = { ...textColumn('year', 'year'), filter: 'year' };

interface Row {
  readonly board: Board;
  readonly cells: readonly Cell[];
}

/** The best time of each model on each board, model by model, the fastest board first. Of boards with the same item. */
export function bestTimesTable(boards: readonly Board[]): BoardTable {
  const item = boards[0]?.item;
  const items = { item };
  const entries = rankedModels(boards).flatMap((each) => each.entries);
  const hasEnergy = entries.some(({ energyMj }) => energyMj !== undefined);
  const hasAccuracy = entries.some(({ top1 }) => top1 !== undefined);
  return table(
    {
      id: item === undefined ? 'best-times' : `best-times-${safeId(item.one)}`,
      title: inItems('Best time per image', items),
      caption: `${inItems('The least mean time per image', items)}, with its standard deviation over repetitions, at the best batch size.`,
      columns: [
        MODEL,
        BOARD,
        LIBRARY,
        column('mean_ms', inItems('time per image (ms)', items)),
        column('images_per_second', inItems('images per second', items)),
        ...(hasEnergy ? [column('energy_mj', inItems('energy per image (mJ)', items))] : []),
        ...(hasAccuracy ? [numberColumn('top1', 'top-1 accuracy', 'percent')] : []),
        YEAR,
      ],
    },
    entries.map((entry) => ({
      board: entry.board,
      cells: [
        entry.model,
        entry.board.label,
        entry.library,
        { value: entry.meanMs, stdMs: entry.stdMs, decimals: entry.decimals },
        imagesPerSecond(entry.meanMs),
        ...(hasEnergy ? [entry.energyMj ?? null] : []),
        ...(hasAccuracy ? [entry.top1 ?? { missing: 'not stated' }] : []),
        entry.board.year,
      ],
    })),
  );
}

/** Who wins on each board: a row for each library that takes the least time with a model, and whether that is certain. */
export function winnersTable(boards: readonly Board[]): BoardTable {
  return table(
    {
      id: 'winners',
      title: 'The fastest libraries of each board',
      caption:
        'A library is the fastest with a model where it can be told from all others of the board; where noise may have decided, it took ' +
        'the least time.',
      columns: [
        BOARD,
        LIBRARY,
        textColumn('fastest', 'the fastest with'),
        textColumn('least', 'the least time, not certainly, with'),
        numberColumn('models', 'models compared', 'count'),
        YEAR,
      ],
    },
    boards.flatMap((board) => {
      const contested = board.models.filter(({ rivals }) => rivals > 0);
      return [...Map.groupBy(contested, ({ library }) => library)].map(([library, models]): Row => ({
        board,
        cells: [
          board.label,
          library,
          namesCell(models.filter(({ untold }) => untold === 0)),
          namesCell(models.filter(({ untold }) => untold > 0)),
          contested.length,
          board.year,
        ],
      }));
    }),
  );
}

function namesCell(models: readonly BoardModel[]): Cell {
  return models.length === 0 ? { missing: 'none' } : models.map(({ model }) => model).join('; ');
}

/** What choosing the library layer by layer saves, by each of the methods, for every board and model that has a solution. */
export function savingsTable(boards: readonly Board[]): BoardTable {
  const entries = rankedModels(boards).flatMap((each) => each.entries);
  return table(
    {
      id: 'savings',
      title: 'Savings of the best library for each layer',
      caption:
        'Over the best single library, out of all libraries of a board that run the same layers in single precision, by five methods. ' +
        'The first two put together what no single run had.',
      columns: [
        MODEL,
        BOARD,
        numberColumn('libraries', 'libraries', 'count'),
        { ...textColumn('baseline', 'best single library'), filter: 'library' },
        ...ADAPTIVE_METHODS.map((method) => numberColumn(method, method, 'percent')),
        YEAR,
      ],
    },
    entries.flatMap(({ adaptive, model, board }): readonly Row[] => {
      if (adaptive === undefined) return [];
      const { libraries, baseline, savings } = adaptive;
      const ofMethods = ADAPTIVE_METHODS.map((method): Cell => savings[method] ?? { missing: 'no solution' });
      return [{ board, cells: [model, board.label, libraries, baseline, ...ofMethods, board.year] }];
    }),
  );
}

function table(head: Omit<BoardTable, 'rows' | 'datasets'>, rows: readonly Row[]): BoardTable {
  return {
    ...head,
    rows: rows.map(({ cells }) => cells),
    datasets: rows.map(({ board }) => board.name),
  };
}
