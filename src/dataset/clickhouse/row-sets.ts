import type { AnswerRow, Cluster } from './connection.ts';
import type { RunRows } from './run-rows.ts';
import { cellText } from './sql.ts';

/** So many runs are asked for in one query. */
const AT_ONCE = 200;

/**
 * Tells which runs have the same rows: layers of the same names, iterations of the same numbers. Each run has sent how many it
 * has and the sum of their hashes; of those with the same of both one run is looked at for all of them. Runs of one model with
 * one library have the same layers, so there are few sets, however many the runs.
 */
export class RowSets {
  readonly #ids = new Map<string, number>();
  readonly #examples: (readonly string[])[] = [];

  /** The columns that each run sends, of the column that tells its rows apart. */
  static columns(column: string): readonly string[] {
    return ['count() AS n', `sum(cityHash64(${column})) AS h`];
  }

  /** The number of the set that a run has, by its row of the answer. */
  idOf(row: AnswerRow, cells: readonly string[]): number {
    const mark = `${cellText(row['n'])} ${cellText(row['h'])}`;
    let id = this.#ids.get(mark);
    if (id === undefined) {
      id = this.#examples.push(cells) - 1;
      this.#ids.set(mark, id);
    }
    return id;
  }

  /** What an example of each set answers, in the order of the sets. */
  async examples(cluster: Cluster, rows: RunRows, columns: readonly string[]): Promise<readonly AnswerRow[]> {
    const found = new Map<string, AnswerRow>();
    for (let from = 0; from < this.#examples.length; from += AT_ONCE) {
      const query = rows.byRun(columns, rows.isOneOf(this.#examples.slice(from, from + AT_ONCE)));
      for await (const batch of cluster.ask(rows.table.file, query))
        for (const row of batch) found.set(rows.cells(row).join('\0'), row);
    }
    return this.#examples.map((cells) => found.get(cells.join('\0'))!);
  }
}
