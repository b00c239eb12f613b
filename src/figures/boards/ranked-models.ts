import type { Board, BoardModel } from './board.ts';

/** A board in the field of one model. */
export interface Entry extends BoardModel {
  readonly board: Board;
}

/** The boards that ran a model. */
export interface RankedModel {
  readonly model: string;
  /** The fastest first. */
  readonly entries: readonly Entry[];
}

/** Every model of the boards with those that ran it: first the models that most of them ran, equals as they come. */
export function rankedModels(boards: readonly Board[]): readonly RankedModel[] {
  const entries = boards.flatMap((board) => board.models.map((of): Entry => ({ ...of, board })));
  return [...Map.groupBy(entries, ({ model }) => model)]
    .map(([model, ofModel]) => ({ model, entries: ofModel.toSorted((a, b) => a.meanMs - b.meanMs) }))
    .sort((a, b) => b.entries.length - a.entries.length);
}

/** Boards that have several of the same thing in a batch, whose times per one of it can be compared; images first. */
export function boardsByItem(boards: readonly Board[]): readonly (readonly Board[])[] {
  const measured = boards.filter(({ models }) => models.length > 0);
  const groups = [...Map.groupBy(measured, ({ item }) => item?.one)];
  return groups
    .sort(([a], [b]) => Number(a !== undefined) - Number(b !== undefined))
    .map(([, alike]) => alike);
}
