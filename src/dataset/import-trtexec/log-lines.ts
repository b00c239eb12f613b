import { clockSeconds } from '../import/clock.ts';
import type { Position } from '../locate.ts';

/** A line of a console log of trtexec, without what every line begins with. */
export interface LogLine {
  readonly text: string;
  /** Of the text. */
  readonly position: Position;
  /** When it was written, on the machine's clock, s; absent where the line does not say. */
  readonly at?: number;
  /** `V` of verbose lines, `I`, `W`, `E`, or `F`; absent where the line does not say. */
  readonly severity?: string;
}

/** `[11/02/2026-10:00:03] [I] `; what recorded the log may have put something of its own before it. */
const PREFIX = /^(.*?)\[([VIWEF])\](?: |$)/;
const STAMP = /\[(\d\d)\/(\d\d)\/(\d{4})-(\d\d):(\d\d):(\d\d)\]/;

/** The lines of a log; their ends may be those of any system. */
export function logLines(text: string): readonly LogLine[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => {
    const [prefix = '', before = '', severity] = PREFIX.exec(line) ?? [];
    return {
      text: line.slice(prefix.length).trimEnd(),
      position: { line: index + 1, column: prefix.length + 1 },
      at: timeOf(before),
      severity,
    };
  });
}

function timeOf(text: string): number | undefined {
  const [, ...numbers] = STAMP.exec(text) ?? [];
  if (numbers.length === 0) return undefined;
  const [month, day, year, hour, minute, second] = numbers.map(Number);
  return clockSeconds(year!, month!, day!, hour!, minute!, second!);
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?(?:e[-+]?\d+)?|inf|nan)$/i;

/** A number as C++ prints it, the ones that are not finite too; undefined for any other text. */
export function printedNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  if (/nan/i.test(text)) return NaN;
  return Number(text.replace(/inf/i, 'Infinity'));
}
