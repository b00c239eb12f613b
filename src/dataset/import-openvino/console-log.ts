import { refusal, type SourceFile } from '../import/refused-source.ts';
import type { Report, ReportField, ReportValue } from './report.ts';

/** What a line of the log says, behind the level that most versions begin it with; what is there for a number is judged later. */
const LINES: readonly (readonly [ReportField, RegExp])[] = [
  ['batch_size', /\b(?:Model|Network) batch size(?: was changed to)?: *(?<value>\S+)$/],
  ['nireq', /\bStart inference a\w+, (?<value>\S+) infer(?:ence)? requests?\b/],
  ['first_inference_time', /\bFirst inference took (?<value>.+?)(?: ms)?$/],
  ['iterations_num', /\bCount: *(?<value>\S.*?)(?: iterations)?$/],
  ['execution_time', /\bDuration: *(?<value>\S.*?)(?: ms)?$/],
  ['latency_median', /\b(?:Median|Latency): *(?<value>\S.*?)(?: ms)?$/],
  ['latency_avg', /\b(?:Average|AVG): *(?<value>\S.*?)(?: ms)?$/],
  ['throughput', /\bThroughput: *(?<value>\S.*?)(?: FPS)?$/],
];

const SYNCHRONOUS = /\bStart inference s\w+/;

/**
 * Reads what benchmark_app prints. Throws what {@link refusal} makes of a log of several runs: nothing tells them apart but
 * their order.
 */
export function readConsoleLog(text: string, source: SourceFile): Report {
  const found = new Map<ReportField, ReportValue>();
  const ends: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((untrimmed, index) => {
    const line = untrimmed.trim();
    const place = { line: index + 1, column: 1 };
    const error = /^\s*\[ *ERROR *\]\s*(.+)/.exec(untrimmed)?.[1];
    if (error !== undefined && !found.has('error')) found.set('error', { text: error.trim(), ...place });
    if (SYNCHRONOUS.test(line)) found.set('api', { text: 'sync', ...place });
    for (const [field, pattern] of LINES) {
      const value = pattern.exec(line)?.groups?.['value'];
      if (value === undefined) continue;
      if (field === 'throughput') ends.push(index + 1);
      // The batch size is the last that is told; of latencies, those of groups of shapes follow those of all.
      if (field === 'batch_size' || !found.has(field)) found.set(field, { text: value, ...place });
    }
  });
  if (ends.length <= 1) return found;
  const expected = `the log of one run, in a file of its own`;
  throw refusal({ ...source, expected }, `there are ${ends.length} runs in it`, {
    line: ends[1]!,
    column: 1,
  });
}
