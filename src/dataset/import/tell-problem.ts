import { csvParseRows } from 'd3-dsv';
import { printable } from '../printable.ts';
import { formatProblem, type Problem } from '../problem.ts';
import type { ImportedKey } from './campaign.ts';
import { describeKey } from './manifest.ts';

/** The files of a campaign that was not written: no one can look up their lines. */
export interface UnwrittenFiles {
  /** Texts of the tables that the importer made, by file name. */
  readonly tables: Readonly<Record<string, string>>;
  /** Paths of the files that were taken as they are, by file name. */
  readonly taken: Readonly<Record<string, string>>;
}

/**
 * A problem of an imported dataset in words of its source: by the run and the layer rather than by a line of a file
 * that is gone.
 */
export function tellProblem(problem: Problem, { tables, taken }: UnwrittenFiles): string {
  const name = problem.file.slice(problem.file.indexOf('/') + 1);
  const path = taken[name];
  if (path !== undefined) return formatProblem({ ...problem, file: path });
  const value = problem.value === undefined ? '' : `: ${JSON.stringify(problem.value)}`;
  const what = (message: string): string => `${message}${value}; expected ${problem.expected}`;
  const table = tables[name];
  if (table === undefined)
    return printable(`${name}: ${what(problem.message)}; --metadata gives what the source lacks`);
  const message = problem.message.replace(/ on line (\d+)/, (_, line) => ` of ${rowAt(table, Number(line))}`);
  const row = rowAt(table, problem.line);
  return printable(`${row ?? name}: ${what(message)}`);
}

/** The run, and the layer if there is one, of the row that begins on a line; undefined where none does. */
function rowAt(table: string, line: number): string | undefined {
  const [header, ...rows] = csvParseRows(table);
  let at = 2;
  for (const cells of rows) {
    if (at === line) {
      const layer = cells[header!.indexOf('layer')];
      return describeKey(keyOfRow(header!, cells)) + (layer === undefined ? '' : `, layer ${layer}`);
    }
    at += cells.join('').split('\n').length;
  }
  return undefined;
}

/** The columns of factors stand between the batch size and the repetition. */
function keyOfRow(header: readonly string[], cells: readonly string[]): ImportedKey {
  const [model, library, batchSize] = cells as [string, string, string];
  const repetition = header.indexOf('repetition');
  const levels = header.slice(3, repetition).map((name, index) => [name, cells[3 + index]!] as const);
  return {
    model,
    library,
    batchSize: Number(batchSize),
    factors: Object.fromEntries(levels.filter(([, level]) => level !== '')),
    repetition: Number(cells[repetition]),
  };
}
