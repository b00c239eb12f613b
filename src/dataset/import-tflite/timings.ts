import { refusal, type SourceFile } from '../import/refused-source.ts';
import { logLines } from './log-lines.ts';

/** What a run of benchmark_model came to; times in microseconds, as it prints them. */
export interface Timings {
  readonly firstUs: number | undefined;
  /** Mean of the inferences before those that count. */
  readonly warmUpUs: number | undefined;
  readonly meanUs: number | undefined;
  readonly stdUs: number | undefined;
  readonly medianUs: number | undefined;
  readonly count: number | undefined;
  readonly threads: number | undefined;
  /** What the process grew by, in the program's MB. */
  readonly memoryMb: number | undefined;
  /** What the program says where it came to nothing. */
  readonly error: string | undefined;
}

const NUMBER = /^(?:[\d.]+(?:e[+-]?\d+)?|-?nan|-?inf)$/;

/** Before version 2.2 the line began with "Average" and named fewer of them. */
const SUMMARY = /\binference timings in us: (?<times>.*)/i;
/** Those of the profile, which has its own, stand behind what they are of. */
const STATISTICS = /(?<!\((?:microseconds|bytes)\): )\bcount=\d+ (?:first|curr)=/;
const THREADS = /\bNum threads: \[(?<value>[^\]]*)\]/;
const MEMORY = /emory footprint .*\boverall=(?<value>\S+)/;
const ERROR = /\b(?:ERROR: .+|Benchmarking failed\.?|Failed to .+)$/;

/**
 * Reads how long the inferences took. Throws what {@link refusal} makes of a log of several runs, and of a number that is none.
 */
export function readTimings(text: string, source: SourceFile): Timings {
  const lines = logLines(text);
  const summaries = lines.flatMap((line, index) => (SUMMARY.test(line) ? [index] : []));
  if (summaries.length > 1) {
    const expected = 'the log of one run, in a file of its own';
    const position = { line: summaries[1]! + 1, column: 1 };
    throw refusal({ ...source, expected }, `there are ${summaries.length} runs in it`, position);
  }
  const numberOf = (written: string | undefined, line: number): number | undefined => {
    if (written === undefined) return undefined;
    if (!NUMBER.test(written))
      throw refusal(
        { ...source, expected: 'microseconds' },
        'a time is no number',
        { line, column: 1 },
        written,
      );
    // C++ writes `nan` and `inf` for what is not finite.
    return written.endsWith('nan') ? NaN : Number(written.replace('inf', 'Infinity'));
  };
  const inLine = (index: number, names: readonly string[]): number | undefined =>
    numberOf(named(lines[index] ?? '', names), index + 1);
  const summary = summaries[0] ?? -1;
  const mean = named(lines[summary] ?? '', MEAN);
  // Before them come those of the warm-up; whose they are, their mean tells.
  const statistics = lines.findLastIndex(
    (line) => STATISTICS.test(line) && named(line, ['avg', 'curr']) === mean,
  );
  const found = (pattern: RegExp): number | undefined => {
    const index = lines.findIndex((line) => pattern.test(line));
    return numberOf(pattern.exec(lines[index] ?? '')?.groups?.['value'], index + 1);
  };
  const isOne = named(lines[statistics] ?? '', ['avg']) === undefined;
  return {
    firstUs: inLine(summary, ['First inference']),
    warmUpUs: inLine(summary, ['Warmup (avg)', 'Warmup']),
    meanUs: inLine(summary, MEAN),
    stdUs: isOne ? undefined : inLine(statistics, ['std']),
    medianUs: inLine(statistics, ['median']),
    count: inLine(statistics, ['count']),
    threads: found(THREADS),
    memoryMb: found(MEMORY),
    error: mean === undefined ? lines.map((line) => ERROR.exec(line)?.[0]).find((each) => each) : undefined,
  };
}

const MEAN = ['Inference (avg)', 'Inference', 'no stats'];

/** What stands behind the first of these names that a line has: `Init: 855`, `std=450`. */
function named(line: string, names: readonly string[]): string | undefined {
  const found = names.map((name) => {
    const escaped = name.replace(/[()]/g, String.raw`\$&`);
    return new RegExp(`(?:^|[ ,])${escaped}(?:: |=)([^\\s,]+)`).exec(line)?.[1];
  });
  return found.find((value) => value !== undefined);
}
