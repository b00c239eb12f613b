import type { Findings } from './finding.ts';
import type { Position, Target } from './locate.ts';

/** Takes the rows of a table; `offset` is where a row begins, in a unit that the table's `locate` understands. */
export interface RowReader {
  row(cells: readonly string[], offset: number): void;
  /** A row with too few or too many cells, which has been reported. */
  malformed?(cells: readonly string[], offset: number): void;
}

export interface TableReading {
  /** Whether the whole table was read: a quote left open hides the rest of a file. */
  readonly complete: boolean;
}

/** A table of a dataset as rows of text cells, whatever the format of its file. */
export interface TableSource {
  /** The file's name, e.g. `runs.csv`. */
  readonly file: string;
  /** The names of its columns, without the rows and whatever is wrong with the file; none where they cannot be read. */
  header(): Promise<readonly string[]>;
  /**
   * Streams the table: the names of its columns go to `onHeader`, the rows to the reader that it returns (none where
   * the header makes the rows unreadable). What is wrong with the file itself goes to `findings`.
   */
  read(
    findings: Findings,
    onHeader: (names: readonly string[]) => RowReader | undefined,
  ): Promise<TableReading>;
  /** Lines and columns of what was found, in the order of `targets`. */
  locate(targets: readonly Target[]): Promise<readonly Position[]>;
}
