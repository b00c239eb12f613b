import { separatedText } from '../../figures/measures/number-text.ts';

/**
 * How much of a campaign one page lists: every run of the Jetson TX1's 768, and no more than a browser can sort at once.
 * A campaign that is repeated a thousand times has a thousand times the runs, and the same results.
 */
export const MOST_RUNS = 2000;

/** Columns of single repetitions. */
export const MOST_REPETITIONS = 20;

/** What to say of a table that does not list everything; nothing where it does. */
export function shownPart(shown: number, all: number, noun: string): readonly string[] {
  if (shown >= all) return [];
  return [
    `The first ${separatedText(shown)} of ${separatedText(all)} ${noun} are shown; all are in the CSV.`,
  ];
}
