import type { DescribedColumns, OutlinedFactor } from './descriptor-outline.ts';
import type { Findings } from './finding.ts';
import { recurringNames } from './parse-cell.ts';
import { type FurtherColumn, readHeader } from './read-header.ts';
import { levelsReader } from './read-levels.ts';
import { readKey, readRun } from './read-run-row.ts';
import { RowCells } from './row-cells.ts';
import { keyColumns, runKey } from './run-key.ts';
import type { TableSource } from './table-source.ts';
import type { FactorLevels, Run } from './types.ts';
import { undeclaredSettings } from './undeclared-settings.ts';

/** A run that has a problem of its own, as its layers see it; the cells are as they are written. */
export interface RejectedRun {
  readonly model: string;
  readonly library: string;
  readonly factors: FactorLevels;
  /** Empty where the row is so broken that its layers cannot be told. */
  readonly status: string;
  /** Offset of the row in the file. */
  readonly offset: number;
}

export interface RunsReading {
  /** The valid runs, in the order of the file. */
  readonly runs: readonly Run[];
  readonly rejected: readonly RejectedRun[];
  /** Index into `runs` by {@link runKey}, or the bitwise complement of an index into `rejected`. */
  readonly indexByKey: ReadonlyMap<string, number>;
  /** Offsets of the runs' rows in the file, parallel to `runs`. */
  readonly offsets: readonly number[];
  /** What may be wrong, in words. */
  readonly notes: readonly string[];
  /** Whether the file could be read through, so that a run that is not in it is really not there. */
  readonly complete: boolean;
}

/**
 * Reads and checks the runs. `described` has the further columns that `datapackage.json` describes, undefined
 * where that could not be read and every further column passes; `factors` are the ones that it declares.
 */
export async function readRuns(
  table: TableSource,
  described: DescribedColumns | undefined,
  factors: readonly OutlinedFactor[],
  findings: Findings,
): Promise<RunsReading> {
  const runs: Run[] = [];
  const rejected: RejectedRun[] = [];
  const offsets: number[] = [];
  const indexByKey = new Map<string, number>();
  const firstByKey = new Map<string, number>();
  const parseTag = recurringNames();
  let further: readonly FurtherColumn[] | undefined;

  const { complete } = await table.read(findings, (names) => {
    const header = readHeader(
      'runs',
      names,
      described ?? new Map(names.map((name) => [name, {}])),
      findings,
      factors,
    );
    if (header === undefined) return undefined;
    ({ further } = header);
    const row = new RowCells(header, findings);
    const readLevels = levelsReader(header.factors);
    const keyCells = keyColumns(header.factors.map(({ name }) => name)).map((name) => header.cell[name]!);
    const keyOf = (cells: readonly string[]): string => runKey(keyCells.map((cell) => cells[cell] ?? ''));
    const reject = (key: string, cells: readonly string[], offset: number, status: string): void => {
      const written = (column: string): string => cells[header.cell[column]!] ?? '';
      const levels = header.factors.map(({ name }) => [name, written(name)] as const);
      indexByKey.set(key, ~rejected.length);
      rejected.push({
        model: written('model'),
        library: written('library'),
        factors: Object.fromEntries(levels.filter(([, level]) => level !== '')),
        status,
        offset,
      });
    };
    return {
      row(cells, offset) {
        row.enter(cells, offset);
        const identity = readKey(row, parseTag, readLevels);
        // Under a key that is wrong itself no layer finds its run.
        const status = row.valid ? row.text('status') : '';
        const key = keyOf(cells);
        const first = firstByKey.get(key);
        if (first !== undefined) {
          const value = key.replaceAll('\0', ',');
          row.reject('model', 'the run is there twice, first on line %', 'each run once', value, first);
        }
        const run = readRun(row, header, cells, identity);
        if (first !== undefined) return;
        firstByKey.set(key, offset);
        if (run === undefined) {
          reject(key, cells, offset, status);
          return;
        }
        indexByKey.set(key, runs.length);
        runs.push(run);
        offsets.push(offset);
      },
      // Its layers are not to be reported for want of a run.
      malformed(cells, offset) {
        const key = keyOf(cells);
        if (!indexByKey.has(key)) reject(key, cells, offset, '');
      },
    };
  });
  const empty = indexByKey.size === 0;
  const readable = further !== undefined;
  if (readable && complete && empty) findings.add({ message: 'there is no run', expected: 'at least one' });
  // What a column is cannot be told where nothing describes it.
  const notes = described && further ? undeclaredSettings(runs, further, offsets, findings) : [];
  return { runs, rejected, indexByKey, offsets, notes, complete: readable && complete && !empty };
}
