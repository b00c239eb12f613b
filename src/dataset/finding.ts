/**
 * A problem while its file is being read: where it is stands in bytes, because lines and columns cost time that
 * only a file with problems should take.
 */
export interface Finding {
  /** Offset of the row's first byte, or of the very place where `cell` is absent; absent for the file as a whole. */
  readonly offset?: number;
  /** 0-based number of the cell in the row; a cell that is missing stands for the end of the row. */
  readonly cell?: number;
  readonly message: string;
  readonly value?: string;
  readonly expected: string;
  /** Another row that has to do with it: its line takes the place of `%` in the message. */
  readonly otherOffset?: number;
}

/** Findings of one file, counted beyond what can be listed so that a broken giant stays readable. */
export class Findings {
  readonly listed: Finding[] = [];
  count = 0;
  readonly #limit: number;

  constructor(limit = 100) {
    this.#limit = limit;
  }

  add(finding: Finding): void {
    this.count += 1;
    if (this.listed.length < this.#limit) this.listed.push(finding);
  }

  get unlisted(): number {
    return this.count - this.listed.length;
  }
}
