import type { Findings } from './finding.ts';
import { isRejection, type Parsed } from './parse-cell.ts';
import type { Header } from './read-header.ts';

/** Reads cells of one row by column name and reports those that are not what their column wants. */
export class RowCells {
  readonly #header: Header;
  readonly #findings: Findings;
  #cells: readonly string[] = [];
  #offset = 0;
  /** Whether every cell asked for so far was as it should be. */
  valid = true;

  constructor(header: Header, findings: Findings) {
    this.#header = header;
    this.#findings = findings;
  }

  /** Moves on to another row. */
  enter(cells: readonly string[], offset: number): void {
    this.#cells = cells;
    this.#offset = offset;
    this.valid = true;
  }

  text(column: string): string {
    return this.#cells[this.#header.cell[column]!]!;
  }

  /** The column's value, or undefined where it is rejected, which is reported. */
  value<Value extends string | number>(
    column: string,
    parse: (text: string) => Parsed<Value>,
  ): Value | undefined {
    const text = this.text(column);
    const parsed = parse(text);
    if (!isRejection(parsed)) return parsed;
    this.reject(column, `${column} ${parsed.problem}`, parsed.expected, text);
    return undefined;
  }

  /** Reports the cell of a further column where it is rejected. */
  check(column: string, cell: number, parse: (text: string) => Parsed<string>): void {
    const text = this.#cells[cell]!;
    const parsed = parse(text);
    if (isRejection(parsed)) this.#rejectAt(cell, `${column} ${parsed.problem}`, parsed.expected, text);
  }

  reject(column: string, message: string, expected: string, value?: string, otherOffset?: number): void {
    this.#rejectAt(this.#header.cell[column]!, message, expected, value, otherOffset);
  }

  #rejectAt(cell: number, message: string, expected: string, value?: string, otherOffset?: number): void {
    this.valid = false;
    this.#findings.add({ offset: this.#offset, cell, message, value, expected, otherOffset });
  }
}
