import { sum } from 'd3-array';
import { refusal, type SourceFile } from '../import/refused-source.ts';
import { shortEcho } from '../problem.ts';
import { type LogLine, printedNumber } from './log-lines.ts';
import type { ProfiledLayer } from './profile-text.ts';

const TITLE = /^=== Profile \((\d+) iterations ?\) ===$/;
const HEADER = /^\s*(?:Layer\s+)?Time ?\(ms\)\s+Avg/;
/** Totals are printed with two decimals. */
const HALF_DIGIT = 0.005;

interface Row extends ProfiledLayer {
  /** Over all iterations, ms. */
  readonly totalMs: number;
}

/**
 * The layers of what trtexec prints with `--dumpProfile`: names before the numbers, or after them since version 8.6.
 *
 * A layer's time is its total divided by the iterations, which has more digits than the average that is printed (two in
 * version 7), and the average where the layer did not run in all of them. Throws what {@link refusal} makes of a profile that
 * is broken or cut off.
 */
export function readDumpedProfile(lines: readonly LogLine[], source: SourceFile): readonly ProfiledLayer[] {
  const printed = lines.filter(({ severity = 'I' }) => severity === 'I');
  const start = printed.findIndex(({ text }) => text.startsWith('=== Profile') || HEADER.test(text));
  if (start < 0) return [];
  const broken = ({ text, position }: LogLine) =>
    refusal(source, 'a line of the profile is broken', position, shortEcho(text));
  const title = printed[start]!;
  const iterations = Number(TITLE.exec(title.text)?.[1]);
  const header = printed[start + 1]?.text.trim() ?? '';
  if (!(iterations > 0) || !HEADER.test(header)) throw broken(title);
  const isNameFirst = header.startsWith('Layer');
  const pattern = rowPattern(isNameFirst, /median/i.test(header) ? 4 : 3);
  const rows: Row[] = [];
  for (const line of printed.slice(start + 2)) {
    if (line.text === '') break;
    const row = rowOf(pattern.exec(line.text), isNameFirst, iterations);
    if (row === undefined) throw broken(line);
    if (row.name !== 'Total') {
      rows.push(row);
      continue;
    }
    const most = HALF_DIGIT * (rows.length + 1) + 1e-4 * row.totalMs;
    if (!(Math.abs(sum(rows, ({ totalMs }) => totalMs) - row.totalMs) <= most)) {
      const total = String(row.totalMs);
      throw refusal(source, 'the layers do not add up to their total', line.position, total);
    }
    return rows;
  }
  throw refusal(source, 'the profile has no line with the total of its layers', title.position);
}

function rowPattern(isNameFirst: boolean, numbers: number): RegExp {
  return isNameFirst
    ? new RegExp(`^\\s*(.*?)${'\\s+(\\S+)'.repeat(numbers)}$`)
    : new RegExp(`^\\s*${'(\\S+)\\s+'.repeat(numbers)}(.*)$`);
}

/** Undefined for what is no row. */
function rowOf(match: RegExpExecArray | null, isNameFirst: boolean, iterations: number): Row | undefined {
  if (match === null) return undefined;
  const cells = match.slice(1);
  const name = isNameFirst ? cells.shift()! : cells.pop()!;
  const [totalMs, average, ...others] = cells.map(printedNumber);
  if (totalMs === undefined || average === undefined || others.includes(undefined)) return undefined;
  const decimals = cells[1]!.split('.')[1]?.length ?? 0;
  const mean = totalMs / iterations;
  const rounding = 0.5 * 10 ** -decimals + HALF_DIGIT / iterations + 1e-6 * mean;
  return { name, totalMs, averageMs: Math.abs(mean - average) <= rounding ? mean : average };
}
