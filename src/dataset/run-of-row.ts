import { parseLevel, parseName, parseWhole } from './parse-cell.ts';
import type { Header } from './read-header.ts';
import type { RunsReading } from './read-runs.ts';
import type { RowCells } from './row-cells.ts';
import { keyColumns, runKey } from './run-key.ts';

/** Finds the runs that the rows of another table belong to, by their keys as they are written. */
export class RunOfRow {
  readonly #reading: RunsReading;
  readonly #columns: readonly string[];
  readonly #factors: readonly string[];
  /** Cell numbers of the key, the one that changes most often first. */
  readonly #cells: readonly number[];
  readonly #last: string[];
  #run: number | undefined;

  constructor(header: Header, reading: RunsReading) {
    this.#reading = reading;
    this.#factors = header.factors.map(({ name }) => name);
    this.#columns = keyColumns(this.#factors);
    this.#cells = this.#columns.map((name) => header.cell[name]!).reverse();
    this.#last = this.#cells.map(() => '\0');
  }

  /** Index of the run, or the complement of a rejected one's; undefined where there is none. */
  find(cells: readonly string[]): number | undefined {
    // Rows of a run follow one another, nearly always: looking the run up once for all of them saves half the time.
    for (let at = 0; at < this.#cells.length; at += 1) {
      if (cells[this.#cells[at]!] !== this.#last[at]) return this.#lookUp(cells);
    }
    return this.#run;
  }

  #lookUp(cells: readonly string[]): number | undefined {
    this.#cells.forEach((cell, at) => (this.#last[at] = cells[cell] ?? ''));
    this.#run = this.#reading.indexByKey.get(runKey(this.#last.toReversed()));
    return this.#run;
  }

  /** Reports a row of no known run: its own cells may be wrong; otherwise the run is missing. `what` is such a row. */
  reportStray(row: RowCells, what: string): void {
    row.value('model', parseName);
    row.value('library', parseName);
    row.value('batch_size', (text) => parseWhole(text, 1));
    for (const factor of this.#factors) row.value(factor, parseLevel);
    row.value('repetition', (text) => parseWhole(text, 0));
    if (!row.valid || !this.#reading.complete) return;
    const key = this.#columns.map((column) => row.text(column)).join(',');
    row.reject('model', `the ${what} belongs to no run`, 'one of the runs', key);
  }
}
