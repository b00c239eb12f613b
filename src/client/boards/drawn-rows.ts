import type { TextRow } from './wanted-rows.ts';

/** What a chart shows of the rows that a reader wants. */
export interface DrawnRows {
  /** Places of the rows in the chart's own table that are not wanted. */
  readonly away: ReadonlySet<number>;
  /** How many rows are wanted that it does not draw: of very many it draws the best ones. */
  readonly notDrawn: number;
}

/**
 * A chart and the table beneath it have the model and the board in their first columns, which tell their rows apart.
 *
 * @param drawn the cells of each row of the chart's own table
 * @param wanted rows of the table beneath it
 */
export function drawnRows(
  drawn: readonly (readonly string[])[],
  wanted: readonly Pick<TextRow, 'cells'>[],
): DrawnRows {
  const names = drawn.map(nameOf);
  const wantedNames = wanted.map(({ cells }) => nameOf(cells));
  const [known, asked] = [new Set(names), new Set(wantedNames)];
  return {
    away: new Set([...names.keys()].filter((row) => !asked.has(names[row]!))),
    notDrawn: wantedNames.filter((name) => !known.has(name)).length,
  };
}

function nameOf([model, board]: readonly string[]): string {
  return JSON.stringify([model, board]);
}
