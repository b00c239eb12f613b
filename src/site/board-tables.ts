import type { Board } from '../figures/boards/board.ts';
import { boardsByItem } from '../figures/boards/ranked-models.ts';
import { bestTimesTable, savingsTable, winnersTable } from '../tables/boards/board-tables.ts';
import type { BoardTable } from '../tables/boards/long-table.ts';
import { loadBoards } from './load-boards.ts';

/** The tables of the overview, each with at least a row. */
export interface BoardTables {
  /** One for each thing that batches have several of, as their times cannot be compared. */
  readonly bestTimes: readonly BoardTable[];
  readonly winners: BoardTable;
  readonly savings: BoardTable;
}

export function boardTables(boards: readonly Board[]): BoardTables {
  return {
    bestTimes: boardsByItem(boards).map((alike) => bestTimesTable(alike)),
    winners: winnersTable(boards),
    savings: savingsTable(boards),
  };
}

export interface BoardTableProps extends Record<string, unknown> {
  readonly table: BoardTable;
}

/** Static paths of the files of those tables. */
export async function boardTablePaths(): Promise<{ params: { table: string }; props: BoardTableProps }[]> {
  const { bestTimes, winners, savings } = boardTables(await loadBoards());
  return [...bestTimes, winners, savings]
    .filter(({ rows }) => rows.length > 0)
    .map((table) => ({ params: { table: table.id }, props: { table } }));
}
