/**
 * A time on the clock of a machine whose zone nobody told: seconds, which are of use only beside other times on that clock.
 * Undefined where the numbers are no date and time.
 */
export function clockSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, Math.floor(second)));
  const isSame =
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    time.getUTCHours() === hour &&
    time.getUTCMinutes() === minute;
  return isSame ? time.getTime() / 1000 + (second % 1) : undefined;
}

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d(?:\.\d+)?)$/;

/** The same of `2026-11-02T10:00:03`, with or without a fraction of the second. */
export function parseClock(text: string): number | undefined {
  const [, ...numbers] = LOCAL.exec(text) ?? [];
  if (numbers.length === 0) return undefined;
  const [year, month, day, hour, minute, second] = numbers.map(Number);
  return clockSeconds(year!, month!, day!, hour!, minute!, second!);
}
