import type { Difference } from './difference.ts';

/** For a program: every row, layers included. */
export function differenceJson(difference: Difference): string {
  return `${JSON.stringify(difference, undefined, 2)}\n`;
}
