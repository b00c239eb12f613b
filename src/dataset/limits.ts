/** A time per batch beyond an hour is a broken timer rather than a measurement. */
export const LONGEST_MS = 3_600_000;

/** Whether a number can be a measured time per batch in ms. */
export function isPlausibleMs(ms: number): boolean {
  return ms > 0 && ms <= LONGEST_MS;
}
