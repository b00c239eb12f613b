import type { Findings } from '../finding.ts';
import { isRejection, parseLevel, parseName, parseWhole } from '../parse-cell.ts';
import type { RunsReading } from '../read-runs.ts';
import { keyColumns, runKey } from '../run-key.ts';
import type { Run } from '../types.ts';
import type { ClusterTable } from './cluster-table.ts';
import type { AnswerRow } from './connection.ts';
import { cellText, literal } from './sql.ts';

const PARSERS: Readonly<Record<string, (text: string) => ReturnType<typeof parseLevel | typeof parseWhole>>> =
  {
    model: parseName,
    library: parseName,
    batch_size: (text) => parseWhole(text, 1),
    repetition: (text) => parseWhole(text, 0),
  };

/**
 * The rows of a table by the runs that they belong to, in queries and in their answers. The key's columns are `k0`, `k1` …;
 * without the last, the repetition, they are a point's.
 */
export class RunRows {
  readonly table: ClusterTable;
  readonly #reading: RunsReading;
  readonly #columns: readonly string[];
  readonly #keys: readonly string[];

  constructor(table: ClusterTable, reading: RunsReading, factors: readonly string[]) {
    this.table = table;
    this.#reading = reading;
    this.#columns = keyColumns(factors.filter((name) => table.column(name) !== undefined));
    this.#keys = this.#columns.map((name) => table.key(name));
  }

  get #ofPoint(): readonly string[] {
    return this.#keys.slice(0, -1);
  }

  /** A query that groups the rows by run, in the order of the keys. */
  byRun(columns: readonly string[], condition?: string): string {
    return this.#grouped(this.#keys, columns, condition, []);
  }

  /** A query that groups the rows by point and further columns. */
  byPoint(columns: readonly string[], condition: string | undefined, also: readonly string[]): string {
    return this.#grouped(this.#ofPoint, columns, condition, also);
  }

  #grouped(
    keys: readonly string[],
    columns: readonly string[],
    condition: string | undefined,
    also: readonly string[],
  ): string {
    const names = [...keys.map((_, index) => `k${index}`), ...also.map((_, index) => `a${index}`)];
    const selected = [...keys, ...also].map((key, index) => `${key} AS ${names[index]!}`);
    const by = names.join(', ');
    return (
      `SELECT ${[...selected, ...columns].join(', ')} FROM ${this.table.from} ` +
      `WHERE ${this.where(condition)} GROUP BY ${by} ORDER BY ${by}`
    );
  }

  /** Some rows with their keys, in the order of these. */
  some(columns: readonly string[], condition: string, limit: number): string {
    const keys = this.#keys.map((key, index) => `${key} AS k${index}`);
    const by = keys.map((_, index) => `k${index}`).join(', ');
    return (
      `SELECT ${[...keys, ...columns].join(', ')} FROM ${this.table.from} ` +
      `WHERE ${this.where(condition)} ORDER BY ${by} LIMIT ${limit}`
    );
  }

  where(condition?: string): string {
    return condition === undefined ? this.table.where : `${this.table.where} AND ${condition}`;
  }

  /** The cells of a run's key in a row of an answer, or those of a point's. */
  cells(row: AnswerRow): readonly string[] {
    const cells: string[] = [];
    for (let index = 0; index < this.#keys.length; index += 1) {
      const cell = row[`k${index}`];
      if (cell !== undefined) cells.push(cellText(cell));
    }
    return cells;
  }

  /** The cells of the point that a run is of. */
  pointOf({ model, library, batchSize, factors }: Run): readonly string[] {
    const levels = this.#columns.slice(3, -1).map((name) => factors[name] ?? '');
    return [model, library, String(batchSize), ...levels];
  }

  keyOf(run: Run): string {
    return [...this.pointOf(run), run.repetition].join(',');
  }

  /** Index of the run, or the complement of a rejected one's; undefined where there is none. */
  find(cells: readonly string[]): number | undefined {
    return this.#reading.indexByKey.get(runKey(cells));
  }

  /** That a row is of one of the runs, or with fewer cells of one of the points. */
  isOneOf(keys: readonly (readonly string[])[]): string {
    const width = keys[0]!.length;
    const tuples = keys.map((cells) => `(${cells.map((cell, at) => this.#literal(cell, at)).join(', ')})`);
    // Beside the table's own index, version 18.16 takes an element of an array for the whole array.
    const own = this.table.columns.some(({ isArray }) => isArray) ? this.#comparable() : this.#keys;
    return `(${own.slice(0, width).join(', ')}) IN (${tuples.join(', ')})`;
  }

  /** Batch sizes and repetitions are numbers; all else of a key is text. */
  #literal(cell: string, at: number): string {
    const name = this.#columns[at]!;
    return name === 'batch_size' || name === 'repetition' ? String(BigInt(cell)) : literal(cell);
  }

  /** That a row's run ended well: the keys of the others go to all shards. Undefined where all did. */
  ofOkRuns(runs: RunRows): string | undefined {
    const { runs: all, rejected } = this.#reading;
    if (rejected.length === 0 && all.every(({ status }) => status === 'ok')) return undefined;
    const failed = `SELECT ${runs.#comparable().join(', ')} FROM ${runs.table.from} WHERE ${runs.where("status != 'ok'")}`;
    return `(${this.#comparable().join(', ')}) GLOBAL NOT IN (${failed})`;
  }

  /** The key in types that two tables have in common. */
  #comparable(): readonly string[] {
    return this.#keys.map((key, at) => {
      const name = this.#columns[at]!;
      return name === 'batch_size' || name === 'repetition' ? `toUInt64(${key})` : `toString(${key})`;
    });
  }

  /** Reports rows of no known run: their own cells may be wrong; otherwise the run is missing. `what` is such a row. */
  reportStray(cells: readonly string[], count: number, what: string, findings: Findings): void {
    const offset = this.table.place(cells.join(','));
    const wrong = cells.flatMap((value, at) => {
      const name = this.#columns[at]!;
      const parsed = PARSERS[name]?.(value) ?? parseLevel(value);
      return isRejection(parsed) ? [{ name, value, ...parsed }] : [];
    });
    for (const { name, problem, value, expected } of wrong)
      findings.add({ offset, message: `${name} ${problem}`, value, expected });
    if (wrong.length > 0 || !this.#reading.complete) return;
    const message = count === 1 ? `the ${what} belongs to no run` : `${count} ${what}s belong to no run`;
    findings.add({ offset, message, expected: 'one of the runs' });
  }
}
