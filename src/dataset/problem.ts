import { printable } from './printable.ts';

/** One thing that is wrong with a dataset. Lines and columns are 1-based; 0 means the file as a whole. */
export interface Problem {
  /** Relative to the dataset folder's parent, e.g. `jetson-tx1/runs.csv`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In place of line and column where the row is in a database. */
  readonly key?: string;
  /** What is wrong, lower case, naming the field. */
  readonly message: string;
  /** The offending text, absent where there is none to echo. */
  readonly value?: string;
  readonly expected: string;
}

/**
 * `file:line:column: what is wrong: the offending value; what was expected`, or `table:key: …` of a row in a database; on one
 * line whatever the texts hold.
 */
export function formatProblem({ file, line, column, key, message, value, expected }: Problem): string {
  const echo = value === undefined ? '' : `: ${JSON.stringify(value)}`;
  const place = key ?? `${line}:${column}`;
  return printable(`${file}:${place}: ${message}${echo}; expected ${expected}`);
}

/** A value to echo, cut where it would fill more than a line. */
export function shortEcho(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
