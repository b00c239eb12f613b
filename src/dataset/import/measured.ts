import { isPlausibleMs } from '../limits.ts';
import type { Note } from './notes.ts';

/** A time where it is one: zero, negative, infinite and absurd numbers stand for "not measured", and are noted. */
export function measuredMs(ms: number | undefined, what: string, note: Note): number | undefined {
  if (ms === undefined || isPlausibleMs(ms)) return ms;
  note(`${what} ${whyNoMeasurement(ms)}`, ms, 'ms');
  return undefined;
}

function whyNoMeasurement(ms: number): string {
  if (!Number.isFinite(ms)) return 'that are no finite number';
  if (ms === 0) return 'that are 0';
  return ms < 0 ? 'below 0' : 'over an hour';
}

/** A rate where it is one: what is no finite number of at least 0 stands for "not measured", and is noted. */
export function measuredRate(rate: number | undefined, what: string, note: Note): number | undefined {
  if (rate === undefined || (Number.isFinite(rate) && rate >= 0)) return rate;
  note(
    `${what} ${rate < 0 && Number.isFinite(rate) ? 'below 0' : 'that are no finite number'}`,
    rate,
    'per second',
  );
  return undefined;
}

/** A memory where it is one: a whole number of bytes, at least one. */
export function measuredBytes(bytes: number | undefined, note: Note): number | undefined {
  if (bytes === undefined || (Number.isSafeInteger(bytes) && bytes > 0)) return bytes;
  note('memory that is no whole number of bytes, at least 1', bytes, 'bytes');
  return undefined;
}

/** Why a run that reports success has failed all the same, undefined where its forward time is one. */
export function failureWithoutTime(forwardMs: number | undefined): string | undefined {
  if (forwardMs === undefined) return 'reported success without a forward time';
  return isPlausibleMs(forwardMs) ? undefined : `reported success with a forward time of ${forwardMs} ms`;
}
