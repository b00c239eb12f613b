import { printable } from '../printable.ts';
import { refusal, type SourceFile, wrongKind } from '../import/refused-source.ts';
import { shortEcho } from '../problem.ts';
import { kindOfText } from '../file-kind.ts';
import { type LogLine, logLines, printedNumber } from './log-lines.ts';
import { type LogOptions, readOptions } from './log-options.ts';
import { readDumpedProfile } from './log-profile.ts';
import { readSummary, type Summary } from './log-summary.ts';
import type { ProfiledLayer } from './profile-text.ts';

/** The averages of some batches in a row, ms per batch. */
export interface Average {
  readonly batches: number;
  readonly computeMs: number;
  readonly latencyMs?: number;
}

/** What trtexec printed for one run. */
export interface TrtexecLog {
  readonly options: LogOptions;
  /** Whether trtexec says how the run went; a log may end before. */
  readonly isEnded: boolean;
  /** Why the run failed, where it did. */
  readonly failure?: string;
  readonly summary: Summary;
  readonly averages: readonly Average[];
  /** Of `--dumpProfile`. */
  readonly layers: readonly ProfiledLayer[];
  /** How many batches were timed; absent where the log does not say. */
  readonly batches?: number;
  readonly warmUpMs?: number;
  /** When the batches were timed, on the machine's clock, as far as that is sure. */
  readonly timed?: { readonly from: number; readonly to: number };
}

const RUNNING = /&&&& RUNNING TensorRT\.trtexec\b.*? # (.*)$/;
const OUTCOME = /&&&& (PASSED|FAILED|WAIVED) TensorRT\.trtexec\b/;
const TRACE = /^Timing trace has (\d+) queries over (\S+) s$/;
const AVERAGE = /^Average on (\d+) runs - GPU latency: (\S+) ms(?: - Host latency: (\S+) ms)?/;

/**
 * Reads a console log of trtexec, of versions 7 and later, as a whole or what was kept of it.
 *
 * Throws what {@link refusal} makes of a text that is no such log, has several runs in it, is cut off before the times of its
 * run, or is broken.
 *
 * @param nth which of several runs it is, from 1; absent where the log is of one
 */
export function parseLog(text: string, source: SourceFile, nth?: number): TrtexecLog {
  const lines = linesOfRun(logLines(text), source, nth);
  const running = lines.find((line) => RUNNING.test(line.text));
  const [ended, again] = lines.filter((line) => OUTCOME.test(line.text));
  if (again !== undefined)
    throw refusal({ ...source, expected: 'one run in a log' }, 'a second run ends', again.position);

  const summary = readSummary(lines, source);
  const averages = readAverages(lines, source);
  const layers = readDumpedProfile(lines, source);
  const hasTimes = summary.statistics.size > 0 || averages.length > 0;
  if (!hasTimes && layers.length === 0 && running === undefined && ended === undefined) {
    if (kindOfText(text) !== source.kind) throw wrongKind(text, source);
    throw refusal(source, 'there is no run in it');
  }
  if (running !== undefined && ended === undefined && summary.statistics.size === 0)
    throw refusal(source, 'the log is cut off before its summary', lines.at(-1)!.position);
  const options = readOptions(lines, RUNNING.exec(running?.text ?? '')?.[1] ?? '');
  return {
    options,
    summary,
    averages,
    layers,
    isEnded: ended !== undefined,
    failure: ended === undefined ? undefined : failureOf(ended, lines),
    ...readTrace(lines, options, source),
    warmUpMs: printedNumber(firstGroup(lines, /^Warmup completed \d+ queries over (\S+) ms$/) ?? ''),
  };
}

/** A log to which runs were appended has each from its command line on. */
function linesOfRun(
  lines: readonly LogLine[],
  source: SourceFile,
  nth: number | undefined,
): readonly LogLine[] {
  const starts = lines.flatMap(({ text }, index) => (RUNNING.test(text) ? [index] : []));
  if (nth !== undefined) {
    if (nth <= starts.length) return lines.slice(starts[nth - 1], starts[nth]);
    const expected = `a log with at least ${nth}`;
    throw refusal({ ...source, expected }, 'runs in it', undefined, String(starts.length));
  }
  const [, second] = starts;
  if (second === undefined) return lines;
  const expected = 'one run in a log, or "logRun" in the manifest, from 1';
  throw refusal({ ...source, expected }, 'a second run begins', lines[second]!.position);
}

function firstGroup(lines: readonly LogLine[], pattern: RegExp): string | undefined {
  for (const { text } of lines) {
    const group = pattern.exec(text)?.[1];
    if (group !== undefined) return group;
  }
  return undefined;
}

/** The first error is what the later ones follow from. */
function failureOf(ended: LogLine, lines: readonly LogLine[]): string | undefined {
  const outcome = OUTCOME.exec(ended.text)![1]!;
  if (outcome === 'PASSED') return undefined;
  const error = lines.find(({ severity, text }) => (severity === 'E' || severity === 'F') && text !== '');
  return error === undefined ? `trtexec ended with ${outcome}` : printable(shortEcho(error.text));
}

function readAverages(lines: readonly LogLine[], source: SourceFile): readonly Average[] {
  return lines.flatMap(({ text, position }) => {
    if (!text.startsWith('Average on ')) return [];
    const [, batches = '', compute = '', latency] = AVERAGE.exec(text) ?? [];
    const computeMs = printedNumber(compute);
    const latencyMs = latency === undefined ? undefined : printedNumber(latency);
    if (computeMs === undefined || (latency !== undefined && latencyMs === undefined))
      throw refusal(source, 'a line of averages is broken', position, shortEcho(text));
    return [{ batches: Number(batches), computeMs, latencyMs }];
  });
}

/**
 * How many batches were timed, and when. The line is printed just after the last batch, its time stamp has whole seconds: what
 * began before the second after the earliest possible start, or ended after that second, may be outside.
 */
function readTrace(
  lines: readonly LogLine[],
  { batch = 1 }: LogOptions,
  source: SourceFile,
): Pick<TrtexecLog, 'batches' | 'timed'> {
  const line = lines.find(({ text }) => TRACE.test(text));
  if (line === undefined) return {};
  const [, queries, seconds] = TRACE.exec(line.text)!;
  const wallS = printedNumber(seconds!);
  const batches = Number(queries) / batch;
  if (!Number.isInteger(batches) || wallS === undefined)
    throw refusal(source, 'queries that are no whole batches', line.position, shortEcho(line.text));
  return {
    // Version 7 counts 0 queries of networks that have a batch of their own.
    ...(batches > 0 ? { batches } : {}),
    ...(line.at === undefined ? {} : { timed: { from: line.at + 1 - wallS, to: line.at } }),
  };
}
