/** What of a selection cannot be had, in sentences for the reader. */
export interface Verdict {
  /** Whether anything is left to draw. */
  readonly drawable: boolean;
  readonly reasons: readonly string[];
}
