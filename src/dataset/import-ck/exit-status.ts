import { constants } from 'node:os';

/** Some signals have an older second name, which comes after the usual one: SIGIOT after SIGABRT. */
const SIGNAL_NAMES = new Map(
  Object.entries(constants.signals)
    .toReversed()
    .map(([name, number]) => [number, name]),
);

/**
 * How a program ended, in words: `exit 1`, `exit 139 (SIGSEGV)`.
 *
 * `code` is a shell's status, a negative signal number, or a raw wait status (the exit code in the high byte).
 */
export function describeExit(code: number): string {
  const status = code < 0 ? 128 - code : code > 255 && code % 256 === 0 ? code / 256 : code;
  const signal = status > 128 ? SIGNAL_NAMES.get(status - 128) : undefined;
  return signal === undefined ? `exit ${status}` : `exit ${status} (${signal})`;
}
