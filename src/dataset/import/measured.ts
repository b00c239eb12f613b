import { isPlausibleMs } from '../limits.ts';

/** Takes note of something that an importer leaves out, by kind, so that kinds can be counted. */
export type Note = (what: string) => void;

/** A time where it is one: zero, negative, infinite and absurd numbers stand for "not measured", and are noted. */
export function measuredMs(ms: number | undefined, what: string, note: Note): number | undefined {
  if (ms === undefined || isPlausibleMs(ms)) return ms;
  note(`${what} that are no measurement (${ms} ms)`);
  return undefined;
}

/** A memory where it is one: a whole number of bytes, at least one. */
export function measuredBytes(bytes: number | undefined, note: Note): number | undefined {
  if (bytes === undefined || (Number.isSafeInteger(bytes) && bytes > 0)) return bytes;
  note(`memory that is no measurement (${bytes} bytes)`);
  return undefined;
}

/** Why a run that reports success has failed all the same, undefined where its forward time is one. */
export function failureWithoutTime(forwardMs: number | undefined): string | undefined {
  if (forwardMs === undefined) return 'reported success without a forward time';
  return isPlausibleMs(forwardMs) ? undefined : `reported success with a forward time of ${forwardMs} ms`;
}
